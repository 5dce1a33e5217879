/** How scratch servers are found, started, watched and removed. Not API. */
@NullMarked
package dev.plumbline.scratch.internal;

import org.jspecify.annotations.NullMarked;
