/**
 * Private PostgreSQL servers that live as long as the process that asked for them. Start with
 * {@link dev.plumbline.scratch.ScratchServer#start} or, when several callers share one, {@link dev.plumbline.scratch.ScratchServers}.
 */
@NullMarked
package dev.plumbline.scratch;

import org.jspecify.annotations.NullMarked;
