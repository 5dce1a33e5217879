/** Random schemas and random edits from a seed: what no hand-written case thinks of. */
@NullMarked
package dev.plumbline.schema.random;

import org.jspecify.annotations.NullMarked;
