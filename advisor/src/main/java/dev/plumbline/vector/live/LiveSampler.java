package dev.plumbline.vector.live;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.vector.Filter;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.data.KeyedReservoir;
import dev.plumbline.vector.data.KeyedReservoir.Drawn;
import dev.plumbline.vector.data.Mix64;
import dev.plumbline.vector.data.OneLine;
import dev.plumbline.vector.data.RowSink;
import dev.plumbline.vector.data.VectorStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws rows of a live table by a seed, uniformly and without reading or sorting the rest of it. Small tables are read once and the rows with the
 * smallest keys are kept. In large ones a stream of keys picks slots (page and line pointer) out of all there can be; a slot that
 * holds no visible row is passed over, which leaves every row equally likely. Positions are physical, which is the order of
 * insertion for a table that only grows.
 */
final class LiveSampler {

    /** What was drawn, smallest key first. */
    record Draw(List<Drawn> rows, long seenRows, long nullRows, boolean sawEverything, String method) {}

    private static final int POSITIONS_A_PAGE = 1 << 16;
    private static final int MOST_ROWS_A_PAGE = 291;
    private static final int PROBED_PAGES = 200;
    private static final int BATCH = 4_000;
    /** Up to this many rows for each one that is wanted, reading everything is cheaper than fetching pages one by one. */
    private static final int READ_ALL_FACTOR = 5;

    private final Connection connection;
    private final LiveColumn column;
    private final long seed;
    private final ProgressListener progress;
    private final List<Filter> filters;

    LiveSampler(Connection connection, LiveColumn column, long seed, ProgressListener progress) {
        this(connection, column, seed, progress, List.of());
    }

    LiveSampler(Connection connection, LiveColumn column, long seed, ProgressListener progress, List<Filter> filters) {
        this.filters = filters;
        this.connection = connection;
        this.column = column;
        this.seed = seed;
        this.progress = progress;
    }

    /** A row that was found at one of the places that were looked at; empty for NULL. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on at once, never compared.
    private record Fetched(long position, float[] vector, long flags) {}

    /** The columns of a COPY: identity, vector, and whether each filter holds. */
    private String columns(String identity) {
        StringBuilder columns = new StringBuilder(identity).append(", ").append(Sql.identifier(column.column()));
        filters.forEach(filter -> columns.append(", (").append(filter.predicate()).append(") IS TRUE"));
        return columns.toString();
    }

    /** Lets the server parse the filters before they stand in a COPY, as one statement each. */
    private void requireValidFilters() throws SQLException {
        for (Filter filter : filters) {
            if (filter.predicate().contains(";") || filters.size() > Long.SIZE - 1) {
                throw new PlumblineException(ErrorCode.BAD_INPUT, "filter \"" + filter.predicate()
                        + "\" must be one predicate, as it would stand after WHERE, without a semicolon");
            }
            try (PreparedStatement statement = connection
                    .prepareStatement("SELECT FROM " + Sql.qualified(column.schema(), column.table()) + " WHERE ("
                            + filter.predicate().replace("?", "??") + ") IS TRUE LIMIT 0")) {
                statement.execute();
            } catch (SQLException e) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        "filter \"" + filter.predicate() + "\": " + OneLine.of(e), e);
            }
        }
    }

    Draw draw(int count) throws SQLException, IOException {
        requireValidFilters();
        long estimate = Math.max(column.estimatedRows(), column.blocks());
        return !column.isScannable() || estimate <= (long) READ_ALL_FACTOR * count ? readAll(count) : drawSlots(count);
    }

    private Draw readAll(int count) throws SQLException, IOException {
        KeyedReservoir reservoir = new KeyedReservoir(count, seed);
        Seen seen = readAll(reservoir::offer, ProgressListener.Phase.READ);
        return new Draw(reservoir.byKey(), seen.rows(), seen.nulls(), true,
                "every row was read, those with the smallest keys were kept");
    }

    /** How many rows went by, and how many of them had no vector. */
    record Seen(long rows, long nulls) {}

    /** Reads the whole table once, in the order of its pages; rows without a vector are counted only. */
    Seen readAll(RowSink sink, ProgressListener.Phase phase) throws SQLException, IOException {
        long seen = 0;
        long nulls = 0;
        long firstBlock = 0;
        List<LiveColumn.Heap> heaps = column.isScannable()
                ? column.heaps()
                : List.of(new LiveColumn.Heap(column.schema(), column.table(), 0, 0, 0, 0));
        int dimensions = column.dimensions();
        for (LiveColumn.Heap heap : heaps) {
            String identity = column.isScannable() ? "ctid" : "NULL::tid";
            String from = (column.isScannable() ? "ONLY " : "") + Sql.qualified(heap.schema(), heap.table());
            try (BinaryRows rows = new BinaryRows(connection,
                    "SELECT " + columns(identity) + " FROM " + from, column.kind(), filters.size())) {
                for (float[] row = rows.next(); row != null; row = rows.next()) {
                    long position = column.isScannable()
                            ? (firstBlock + rows.block()) * POSITIONS_A_PAGE + rows.offset()
                            : seen;
                    seen++;
                    if (row.length == 0) {
                        nulls++;
                        continue;
                    }
                    dimensions = checked(row, dimensions);
                    sink.accept(position, row, rows.flags());
                    if (seen % 10_000 == 0) {
                        progress.progress(phase, seen, column.estimatedRows(),
                                "reading " + column.displayName());
                    }
                }
            }
            firstBlock += heap.blocks();
        }
        return new Seen(seen, nulls);
    }

    private Draw drawSlots(int count) throws SQLException, IOException {
        int slotsPerPage = slotsPerPage();
        long slots = Math.multiplyExact(column.blocks(), (long) slotsPerPage);
        List<Drawn> drawn = new ArrayList<>();
        VectorStore store = new VectorStore();
        Set<Long> tried = new HashSet<>();
        long nulls = 0;
        long seen = 0;
        int dimensions = column.dimensions();
        long next = 0;
        int empty = 0;
        while (drawn.size() < count && empty < 20 && tried.size() < slots) {
            Map<Long, Long> keyOf = new TreeMap<>();
            while (keyOf.size() < BATCH && tried.size() < slots) {
                long slot = Long.remainderUnsigned(Mix64.key(seed, next++), slots);
                if (tried.add(slot)) {
                    keyOf.put(slot / slotsPerPage * POSITIONS_A_PAGE + slot % slotsPerPage + 1, next);
                }
            }
            int before = drawn.size();
            for (Fetched row : fetch(keyOf.keySet())) {
                seen++;
                if (row.vector().length == 0) {
                    nulls++;
                    continue;
                }
                dimensions = checked(row.vector(), dimensions);
                store.put(drawn.size(), row.vector());
                drawn.add(new Drawn(row.position(), keyOf.getOrDefault(row.position(), 0L), row.flags(), store,
                        drawn.size()));
            }
            empty = drawn.size() == before ? empty + 1 : 0;
            progress.progress(ProgressListener.Phase.READ, Math.min(count, drawn.size()), count,
                    "drawing rows of " + column.displayName());
        }
        drawn.sort(Comparator.comparingLong(Drawn::key));
        return new Draw(List.copyOf(drawn.subList(0, Math.min(count, drawn.size()))), seen, nulls, false,
                "keyed draw of page and line pointer, " + slotsPerPage + " slots a page, empty slots passed over");
    }

    /** The most line pointers that any of some pages uses, with room to spare. */
    private int slotsPerPage() throws SQLException, IOException {
        Set<Long> places = new LinkedHashSet<>();
        for (int i = 0; i < PROBED_PAGES; i++) {
            long page = Long.remainderUnsigned(Mix64.key(~seed, i), column.blocks());
            for (int slot = 1; slot <= MOST_ROWS_A_PAGE; slot++) {
                places.add(page * POSITIONS_A_PAGE + slot);
            }
        }
        long most = 1;
        for (Fetched row : fetch(places)) {
            most = Math.max(most, row.position() % POSITIONS_A_PAGE);
        }
        return (int) Math.min(MOST_ROWS_A_PAGE, most + most / 4 + 1);
    }

    /** Fetches the visible rows among some places, heap by heap, in the order of their place. */
    private List<Fetched> fetch(Set<Long> places) throws SQLException, IOException {
        List<Fetched> rows = new ArrayList<>();
        long firstBlock = 0;
        for (LiveColumn.Heap heap : column.heaps()) {
            StringBuilder tids = new StringBuilder();
            for (long place : places) {
                long block = place / POSITIONS_A_PAGE - firstBlock;
                if (block >= 0 && block < heap.blocks()) {
                    tids.append(tids.isEmpty() ? "" : ",").append("\"(").append(block).append(',')
                            .append(place % POSITIONS_A_PAGE).append(")\"");
                }
            }
            if (!tids.isEmpty()) {
                String select = "SELECT " + columns("ctid") + " FROM ONLY "
                        + Sql.qualified(heap.schema(), heap.table())
                        + " WHERE ctid = ANY ('{" + tids + "}'::tid[])";
                try (BinaryRows found = new BinaryRows(connection, select, column.kind(), filters.size())) {
                    for (float[] row = found.next(); row != null; row = found.next()) {
                        rows.add(new Fetched((firstBlock + found.block()) * POSITIONS_A_PAGE + found.offset(), row,
                                found.flags()));
                    }
                }
            }
            firstBlock += heap.blocks();
        }
        return rows;
    }

    private int checked(float[] row, int dimensions) {
        if (dimensions != 0 && row.length != dimensions) {
            throw bad("holds vectors of " + dimensions + " and of " + row.length
                    + " dimensions; all vectors of an index must have the same");
        }
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw bad("holds a vector with " + (Float.isNaN(value) ? "NaN or NULL" : "an infinite value")
                        + " in it; pgvector does not index it, repair the row");
            }
        }
        return row.length;
    }

    private PlumblineException bad(String problem) {
        return new PlumblineException(ErrorCode.BAD_INPUT, column.displayName() + " " + problem);
    }
}
