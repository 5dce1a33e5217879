package dev.plumbline.vector.trial;

import dev.plumbline.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Tells how far a build has come while another connection waits for it: pg_stat_progress_create_index, twice a second. */
final class BuildWatch {

    private static final int PERIOD_MILLIS = 500;

    private final Thread thread;

    BuildWatch(ScratchDatabase database, BuildListener listener) {
        this.thread = Thread.ofPlatform().daemon().name("build-watch").start(() -> watch(database, listener));
    }

    private static void watch(ScratchDatabase database, BuildListener listener) {
        String sql = load();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                try (ResultSet result = statement.executeQuery(sql)) {
                    if (result.next()) {
                        listener.progress(result.getString("phase"), result.getLong("done"), result.getLong("total"));
                    }
                }
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (SQLException | InterruptedException e) {
            // The build itself tells what is wrong; who watches it has nothing to add.
            Thread.currentThread().interrupt();
        }
    }

    private static String load() {
        try (@Nullable
        InputStream in = BuildWatch.class.getResourceAsStream("build-progress.sql")) {
            if (in == null) {
                throw new IllegalStateException("the resource build-progress.sql is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks no more. */
    void close() {
        thread.interrupt();
        boolean interrupted = false;
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
