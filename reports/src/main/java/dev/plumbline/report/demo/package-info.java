/** The demo: both jobs on a shop with rows, on a scratch server of its own. */
@NullMarked
package dev.plumbline.report.demo;

import org.jspecify.annotations.NullMarked;
