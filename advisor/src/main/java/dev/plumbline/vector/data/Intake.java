package dev.plumbline.vector.data;

import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a source: the sample, and everything about the source that only its reader could see.
 *
 * @param column how statements name the column
 * @param rows rows of the source
 * @param nullRows rows without a vector among those that were read
 * @param method how rows were drawn, in words
 * @param queriesFrom where the queries come from, in words
 * @param table facts of a live table, null for a file
 * @param live facts of the live server, null for a file
 * @param existing indexes that the column has, as candidates
 * @param partitions schema and name of each partition; empty for anything but a partitioned table
 * @param warnings what a reader must know, one sentence each
 */
public record Intake(String source, VectorColumn column, Sample sample, long rows, Evidence rowsEvidence, long nullRows,
        String method, String queriesFrom,
        Profile.@Nullable TableFacts table, @Nullable LiveFacts live, List<ExistingSpec> existing,
        List<List<String>> partitions,
        List<String> warnings) {

    /** What {@code queriesFrom} says of rows that were held out. */
    public static final String HELD_OUT = "held-out rows";

    public Intake {
        existing = List.copyOf(existing);
        partitions = List.copyOf(partitions);
        warnings = List.copyOf(warnings);
    }

    /** Whether queries came from elsewhere, so that none of them is a row that was held out. */
    public boolean queriesAreLogged() {
        return !HELD_OUT.equals(queriesFrom);
    }

    /** A vector index of the live table: its name, what it is, the distance it serves, its size. */
    public record ExistingSpec(String name, IndexSpec spec, @Nullable Metric metric, long bytes, String definition) {}
}
