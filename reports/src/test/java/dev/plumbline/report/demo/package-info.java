@NullMarked
package dev.plumbline.report.demo;

import org.jspecify.annotations.NullMarked;
