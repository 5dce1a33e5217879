/** Publications, and the tables and schemas in them. */
@NullMarked
package dev.plumbline.schema.kind.publication;

import org.jspecify.annotations.NullMarked;
