/** Inheritance and partitioning: which table or index hangs below which. */
@NullMarked
package dev.plumbline.schema.kind.partition;

import org.jspecify.annotations.NullMarked;
