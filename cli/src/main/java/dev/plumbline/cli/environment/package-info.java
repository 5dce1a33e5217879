/** What surrounds the process: variables, folders, streams. */
@NullMarked
package dev.plumbline.cli.environment;

import org.jspecify.annotations.NullMarked;
