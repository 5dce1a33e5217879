@NullMarked
package dev.plumbline.scratch;

import org.jspecify.annotations.NullMarked;
