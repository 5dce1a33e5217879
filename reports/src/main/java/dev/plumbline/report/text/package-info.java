/** Text for terminals. */
@NullMarked
package dev.plumbline.report.text;

import org.jspecify.annotations.NullMarked;
