@NullMarked
package dev.plumbline.report.html;

import org.jspecify.annotations.NullMarked;
