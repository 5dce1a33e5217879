/** What every renderer of the schema job says, worked out once: groups, counts, cautions, transactions. */
@NullMarked
package dev.plumbline.report.schema;

import org.jspecify.annotations.NullMarked;
