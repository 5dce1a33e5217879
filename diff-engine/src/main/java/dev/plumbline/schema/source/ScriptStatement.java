package dev.plumbline.schema.source;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param sql the text without the terminating semicolon
 * @param line the line that it starts on, from 1
 * @param copyData the rows that follow {@code COPY … FROM stdin}, or null
 */
public record ScriptStatement(String sql, int line, @Nullable String copyData) {}
