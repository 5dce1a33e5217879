package dev.plumbline.schema.online;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a step takes.
 *
 * @param duration empty where nothing is known of the size of a table
 * @param blocking how long others wait for its locks; empty where nothing is known
 * @param basis rows, bytes and throughput that it was worked out from
 */
public record Estimate(Optional<Duration> duration, Optional<Duration> blocking, String basis) {}
