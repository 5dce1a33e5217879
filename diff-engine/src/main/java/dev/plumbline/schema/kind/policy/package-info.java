/** Row security policies. */
@NullMarked
package dev.plumbline.schema.kind.policy;

import org.jspecify.annotations.NullMarked;
