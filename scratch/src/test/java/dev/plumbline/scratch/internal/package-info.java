@NullMarked
package dev.plumbline.scratch.internal;

import org.jspecify.annotations.NullMarked;
