@NullMarked
package dev.plumbline.schema.proof;

import org.jspecify.annotations.NullMarked;
