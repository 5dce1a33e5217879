@NullMarked
package dev.plumbline.cli.connection;

import org.jspecify.annotations.NullMarked;
