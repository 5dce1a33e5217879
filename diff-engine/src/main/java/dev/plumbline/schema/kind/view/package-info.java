/** Views and materialized views. */
@NullMarked
package dev.plumbline.schema.kind.view;

import org.jspecify.annotations.NullMarked;
