@NullMarked
package dev.plumbline.vector;

import org.jspecify.annotations.NullMarked;
