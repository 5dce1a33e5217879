/** Facts that many kinds carry: owner, privileges, comment. */
@NullMarked
package dev.plumbline.schema.kind.fact;

import org.jspecify.annotations.NullMarked;
