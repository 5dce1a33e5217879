/** SQL files as a source of a catalogue: PostgreSQL is the parser, we only find where statements end. */
@NullMarked
package dev.plumbline.schema.source;

import org.jspecify.annotations.NullMarked;
