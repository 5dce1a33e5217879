/** The configuration file. */
@NullMarked
package dev.plumbline.cli.config;

import org.jspecify.annotations.NullMarked;
