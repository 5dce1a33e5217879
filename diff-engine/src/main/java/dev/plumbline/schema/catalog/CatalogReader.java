package dev.plumbline.schema.catalog;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Kinds;
import dev.plumbline.schema.kind.fact.Owner;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Dependencies;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ServerVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads all covered objects of a database, one query per kind, in one read-only snapshot. Stateless. */
public final class CatalogReader {

    private static final CatalogQuery EXTENSION_MEMBERS = CatalogQuery.load(CatalogReader.class,
            "extension-members.sql");
    private static final CatalogQuery ALIASES = CatalogQuery.load(CatalogReader.class, "aliases.sql");
    private static final CatalogQuery DEPENDENCIES = CatalogQuery.load(CatalogReader.class, "dependencies.sql");
    private static final CatalogQuery UNCOVERED = CatalogQuery.load(CatalogReader.class, "uncovered.sql");

    private CatalogReader() {}

    /**
     * Reads the catalogue. The connection is left with its transaction ended.
     *
     * @throws PlumblineException if the server is not supported or a query fails
     */
    public static Catalog read(Connection connection, ReadOptions options, String side) {
        try {
            return new Reading(connection, options, side).read();
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "reading the catalogue: " + e.getMessage(), e);
        }
    }

    /** The version of a server; fails for one that is not supported. */
    public static ServerVersion version(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(
                        "select current_setting('server_version_num')::int, current_setting('server_version')")) {
            results.next();
            ServerVersion version = new ServerVersion(results.getInt(1), results.getString(2).replaceFirst(" .*", ""));
            if (version.major() < ServerVersion.OLDEST_SUPPORTED || version.major() > ServerVersion.NEWEST_SUPPORTED) {
                throw new PlumblineException(ErrorCode.CONNECTION,
                        "the server is PostgreSQL " + version.text() + "; supported are "
                                + ServerVersion.OLDEST_SUPPORTED + " to " + ServerVersion.NEWEST_SUPPORTED);
            }
            return version;
        }
    }

    /** One reading of one database. */
    private static final class Reading {

        private final Connection connection;
        private final ReadOptions options;
        private final String side;
        private final Addresses addresses = new Addresses();
        private final Map<ObjectId, CatalogObject> objects = new HashMap<>();
        private final Dependencies.Builder dependencies = new Dependencies.Builder();

        Reading(Connection connection, ReadOptions options, String side) {
            this.connection = connection;
            this.options = options;
            this.side = side;
        }

        Catalog read() throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                prepare();
                ServerVersion version = version(connection);
                aliases(EXTENSION_MEMBERS, version);
                aliases(ALIASES, version);
                for (Kind<?> kind : Kinds.all()) {
                    objects(kind, version);
                }
                dependencies(version);
                List<NotCovered> uncovered = uncovered(version);
                return new Catalog(version, objects, dependencies.build(), uncovered, runner());
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        }

        /** Names come out qualified, constants in one format, whatever the role's settings are. */
        private void prepare() throws SQLException {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                statement.execute("set local search_path = ''");
                statement.execute("set local datestyle = 'ISO, YMD'");
                statement.execute("set local intervalstyle = 'postgres'");
                statement.execute("set local timezone = 'UTC'");
                statement.execute("set local extra_float_digits = 1");
                statement.execute("set local bytea_output = 'hex'");
                statement.execute("set local quote_all_identifiers = off");
                statement.execute("set local jit = off");
            }
            // The queries know whoever runs the script by this setting; on a live server every role has its name.
            try (PreparedStatement statement = connection
                    .prepareStatement("select set_config('plumbline.author', ?, true)")) {
                statement.setString(1, Objects.requireNonNullElse(options.impliedOwner(), ""));
                statement.execute();
            }
        }

        private @Nullable String runner() throws SQLException {
            if (options.impliedOwner() != null) {
                return null;
            }
            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet results = statement.executeQuery("select current_user")) {
                results.next();
                return results.getString(1);
            }
        }

        private void aliases(CatalogQuery query, ServerVersion version) throws SQLException {
            each(query, version, row -> addresses.alias(row.address("part"), row.address("whole")));
        }

        private <T extends CatalogObject> void objects(Kind<T> kind, ServerVersion version) throws SQLException {
            each(kind.query(), version, row -> {
                @Nullable
                T object = kind.read(row, addresses);
                if (object == null || (object instanceof Owner owner && owner.role().equals(options.impliedOwner()))) {
                    return;
                }
                objects.put(object.id(), object);
                if (row.textOrNull("self_class") != null) {
                    addresses.put(row.address("self"), object.id());
                }
                if (object.id().parent() != null) {
                    dependencies.add(object.id(), object.id().parent());
                }
                kind.needs(object).forEach(needed -> dependencies.add(object.id(), needed));
            });
        }

        private void dependencies(ServerVersion version) throws SQLException {
            each(DEPENDENCIES, version, row -> {
                @Nullable
                ObjectId dependent = row.reference("dependent", addresses);
                @Nullable
                ObjectId reference = row.reference("reference", addresses);
                if (dependent != null && reference != null) {
                    dependencies.add(dependent, reference);
                }
            });
        }

        private List<NotCovered> uncovered(ServerVersion version) throws SQLException {
            List<NotCovered> uncovered = new ArrayList<>();
            each(UNCOVERED, version, row -> uncovered.add(new NotCovered(row.text("what"), side, row.text("name"))));
            return uncovered;
        }

        private void each(CatalogQuery query, ServerVersion version, RowAction action) throws SQLException {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.setFetchSize(5_000);
                try (ResultSet results = statement.executeQuery(query.sql(version))) {
                    Row row = new Row(results);
                    while (results.next()) {
                        action.accept(row);
                    }
                }
            } catch (SQLException e) {
                throw new SQLException("query " + query.name() + ": " + e.getMessage(), e.getSQLState(), e);
            }
        }
    }

    private interface RowAction {
        void accept(Row row) throws SQLException;
    }
}
