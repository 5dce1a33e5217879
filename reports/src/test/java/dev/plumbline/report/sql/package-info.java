@NullMarked
package dev.plumbline.report.sql;

import org.jspecify.annotations.NullMarked;
