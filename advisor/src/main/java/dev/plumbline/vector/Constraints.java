package dev.plumbline.vector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a recommendation must keep to besides its recall. Null means no limit.
 *
 * @param p95Latency 95th percentile of one query on one warm connection
 * @param indexBytes size of the index at {@code targetRows}
 * @param buildTime time of CREATE INDEX at {@code targetRows}
 * @param maintenanceWorkMemBytes memory that the build may use
 * @param targetRows rows to plan for; null means the rows that the source has now
 */
public record Constraints(@Nullable Duration p95Latency, @Nullable Long indexBytes, @Nullable Duration buildTime,
        @Nullable Long maintenanceWorkMemBytes,
        @Nullable Long targetRows) {

    /** No limits; plan for the rows that are there. */
    public static final Constraints NONE = new Constraints(null, null, null, null, null);
}
