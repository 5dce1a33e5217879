/** JSON for programs. The shape is documented in docs/report.md and versioned: it does not follow the records by accident. */
@NullMarked
package dev.plumbline.report.json;

import org.jspecify.annotations.NullMarked;
