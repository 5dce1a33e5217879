@NullMarked
package dev.plumbline.report.compare;

import org.jspecify.annotations.NullMarked;
