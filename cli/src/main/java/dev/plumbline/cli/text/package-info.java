/** Small helps with words. */
@NullMarked
package dev.plumbline.cli.text;

import org.jspecify.annotations.NullMarked;
