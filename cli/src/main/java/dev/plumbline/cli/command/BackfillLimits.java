package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.backfill.BackfillOptions;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a backfill is held back. */
final class BackfillLimits {

    @Option(names = "--max-rows-per-second", paramLabel = "ROWS", converter = Quantities.Count.class, description = "Write no faster than this: 5000, 20k. Default: no limit.")
    @Nullable
    Long maxRowsPerSecond;

    @Option(names = "--pause", paramLabel = "SHARE", description = "Rest after each batch for this share of the time that it took: 1 is as long. Default: ${DEFAULT-VALUE}.")
    double pause;

    @Option(names = "--max-lag", paramLabel = "BYTES", converter = Quantities.Size.class, description = "Wait while a replica has more than this to replay: 64MB. Default: no limit.")
    @Nullable
    Long maxLag;

    @Option(names = "--lock-timeout", paramLabel = "TIME", defaultValue = "500ms", description = "How long a batch waits for a lock before it gives way and tries again. Default: ${DEFAULT-VALUE}.")
    Duration lockTimeout = Duration.ZERO;

    @Option(names = "--statement-timeout", paramLabel = "TIME", defaultValue = "30s", description = "How long a batch may take. Default: ${DEFAULT-VALUE}.")
    Duration statementTimeout = Duration.ZERO;

    @Option(names = "--attempts", paramLabel = "N", defaultValue = "10", description = "Attempts at one batch before the run gives up. Default: ${DEFAULT-VALUE}.")
    int attempts;

    @Option(names = "--max-errors", paramLabel = "N", defaultValue = "200", description = "Failed attempts in the whole run before it gives up. Default: ${DEFAULT-VALUE}.")
    int maxErrors;

    @Option(names = "--max-failed-rows", paramLabel = "N", converter = Quantities.Count.class, defaultValue = "0", description = "Rows that may stay behind because their values do not convert. Default: ${DEFAULT-VALUE}.")
    long maxFailedRows;

    BackfillOptions options() {
        if (pause < 0 || attempts < 1 || maxErrors < 0 || lockTimeout.isZero() || statementTimeout.isZero()) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "the limits of a backfill must be positive: --pause, --attempts, --max-errors, --lock-timeout, --statement-timeout");
        }
        return new BackfillOptions(maxRowsPerSecond == null ? 0 : maxRowsPerSecond, pause,
                maxLag == null ? OptionalLong.empty() : OptionalLong.of(maxLag), lockTimeout, statementTimeout,
                attempts,
                maxErrors, maxFailedRows, BackfillOptions.DEFAULTS.passes(), BackfillOptions.DEFAULTS.seed());
    }
}
