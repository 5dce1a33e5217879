@NullMarked
package dev.plumbline.schema.locks;

import org.jspecify.annotations.NullMarked;
