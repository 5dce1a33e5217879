/** Sources given on the command line: where they point to, how a live server is reached, and what is said when it is not. */
@NullMarked
package dev.plumbline.cli.connection;

import org.jspecify.annotations.NullMarked;
