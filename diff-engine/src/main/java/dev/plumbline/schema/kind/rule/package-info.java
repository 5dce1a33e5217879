/** Rewrite rules. */
@NullMarked
package dev.plumbline.schema.kind.rule;

import org.jspecify.annotations.NullMarked;
