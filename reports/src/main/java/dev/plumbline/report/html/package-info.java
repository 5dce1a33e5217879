/** Self-contained HTML: views prepared here, templates in src/main/jte, compiled into the jar. */
@NullMarked
package dev.plumbline.report.html;

import org.jspecify.annotations.NullMarked;
