@NullMarked
package dev.plumbline.cli.command;

import org.jspecify.annotations.NullMarked;
