/** What every renderer of an online plan says, worked out once. */
@NullMarked
package dev.plumbline.report.plan;

import org.jspecify.annotations.NullMarked;
