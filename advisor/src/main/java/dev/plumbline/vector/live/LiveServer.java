package dev.plumbline.vector.live;

import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.PgvectorDefects;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what matters of a live server. */
final class LiveServer {

    private LiveServer() {}

    static LiveFacts read(Connection connection) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery("SELECT pg_catalog.to_regtype('vector') IS NOT NULL")) {
                known.next();
                if (known.getBoolean(1)) {
                    // Loads the library, which brings its settings.
                    connection.createStatement().execute("SELECT '[1]'::vector");
                }
            }
            try (ResultSet result = statement.executeQuery(SqlResource.load("server-facts.sql"))) {
                while (result.next()) {
                    found.put(result.getString("name"), result.getString("value"));
                }
            }
        }
        String postgres = String.valueOf(found.remove("server_version"));
        @Nullable
        String pgvector = found.remove("pgvector");
        return new LiveFacts(postgres, pgvector, found,
                pgvector == null ? List.of() : PgvectorDefects.of(pgvector, "the live server"));
    }
}
