package dev.plumbline.schema.online;

import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.plan.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Works out how long a part takes from sizes and throughput. */
final class Estimator {

    /** What a change of the catalogue alone takes. */
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final long KEY_BYTES = 40;
    private static final Pattern BUILDS_INDEX = Pattern.compile(
            "CREATE (UNIQUE )?INDEX .*|.* (PRIMARY KEY|UNIQUE|EXCLUDE) (?!USING INDEX).*", Pattern.DOTALL);

    private final Sizes sizes;
    private final PlanOptions options;

    Estimator(Sizes sizes, PlanOptions options) {
        this.sizes = sizes;
        this.options = options;
    }

    Estimate of(Draft draft, Effects effects) {
        if (draft.backfill().isPresent()) {
            return backfill(draft.backfill().get().table().displayName());
        }
        Set<String> touched = new TreeSet<>(effects.scans());
        touched.addAll(effects.rewrites());
        if (touched.isEmpty()) {
            return new Estimate(Optional.of(MOMENT), Optional.of(effects.blocks() ? MOMENT : Duration.ZERO),
                    "changes the catalogue only");
        }
        double seconds = 0;
        double blocking = 0;
        List<String> basis = new ArrayList<>();
        for (String table : touched) {
            Optional<TableSize> size = sizes.of(table);
            if (size.isEmpty()) {
                return new Estimate(Optional.empty(), Optional.empty(),
                        "the size of " + table + " is not known; --assume-rows gives one");
            }
            double part = seconds(table, size.get(), draft, effects);
            seconds += part;
            if (blocks(table, effects)) {
                blocking += part;
            }
            basis.add(String.format(Locale.ROOT, "%s: %,d rows, %,d bytes, indexes %,d bytes", table,
                    size.get().rows(), size.get().heapBytes(), size.get().indexBytes()));
        }
        basis.add(options.throughput().basis());
        return new Estimate(Optional.of(duration(seconds)),
                Optional.of(blocking > 0 ? duration(blocking) : Duration.ZERO),
                String.join("; ", basis));
    }

    private double seconds(String table, TableSize size, Draft draft, Effects effects) {
        Throughput throughput = options.throughput();
        if (effects.rewrites().contains(table)) {
            return size.heapBytes() / throughput.rewriteBytesPerSecond()
                    + size.indexBytes() / throughput.indexBytesPerSecond();
        }
        boolean builds = draft.statements().stream().map(Statement::sql)
                .anyMatch(sql -> BUILDS_INDEX.matcher(sql).matches());
        return size.heapBytes() / throughput.scanBytesPerSecond()
                + (builds ? size.rows() * KEY_BYTES / throughput.indexBytesPerSecond() : 0);
    }

    private static boolean blocks(String table, Effects effects) {
        return effects.locks().stream()
                .anyMatch(lock -> lock.relation().equals(table) && lock.mode().blocksWrites());
    }

    private Estimate backfill(String table) {
        return sizes.of(table).map(size -> new Estimate(
                Optional.of(duration(size.rows() / options.throughput().backfillRowsPerSecond())),
                Optional.of(Duration.ZERO),
                String.format(Locale.ROOT, "%s: %,d rows; %s", table, size.rows(), options.throughput().basis())))
                .orElseGet(() -> new Estimate(Optional.empty(), Optional.of(Duration.ZERO),
                        "the size of " + table + " is not known; --assume-rows gives one"));
    }

    private static Duration duration(double seconds) {
        Duration duration = Duration.ofMillis(Math.round(seconds * 1000));
        return duration.compareTo(MOMENT) < 0 ? MOMENT : duration;
    }
}
