@NullMarked
package dev.plumbline.cli.progress;

import org.jspecify.annotations.NullMarked;
