@NullMarked
package dev.plumbline.schema.kind;

import org.jspecify.annotations.NullMarked;
