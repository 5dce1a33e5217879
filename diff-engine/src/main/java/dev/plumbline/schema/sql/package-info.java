/** SQL text: quoting of identifiers and literals. */
@NullMarked
package dev.plumbline.schema.sql;

import org.jspecify.annotations.NullMarked;
