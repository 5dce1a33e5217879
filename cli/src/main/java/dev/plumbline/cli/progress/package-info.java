/** Progress on standard error: a bar on a terminal, seldom a line elsewhere. */
@NullMarked
package dev.plumbline.cli.progress;

import org.jspecify.annotations.NullMarked;
