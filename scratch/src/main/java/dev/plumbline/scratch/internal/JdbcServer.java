package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A server that is reached by JDBC, whatever started it. */
final class JdbcServer implements ScratchServer {

    private final ConnectionSettings settings;
    private final Origin origin;
    private final String version;
    private final int majorVersion;
    private final String description;
    private final Map<String, String> extensions;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<JdbcDatabase> databases = ConcurrentHashMap.newKeySet();
    private volatile @Nullable NamedServerLease lease;
    private volatile Runnable leave = () -> {};

    private JdbcServer(ConnectionSettings settings, Origin origin, String place, String version, int majorVersion,
            Map<String, String> extensions,
            Runnable onClose) {
        this.settings = settings;
        this.origin = origin;
        this.version = version;
        this.majorVersion = majorVersion;
        this.description = "PostgreSQL " + version + ", " + origin.words() + (place.isEmpty() ? "" : " " + place);
        this.extensions = extensions;
        this.onClose = onClose;
    }

    /** Reads what the server is and offers. */
    static JdbcServer of(Connection connection, ConnectionSettings settings, Origin origin, String place,
            Runnable onClose) throws SQLException {
        Map<String, String> extensions = new LinkedHashMap<>();
        String version;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT current_setting('server_version')")) {
                row.next();
                version = row.getString(1).replaceFirst(" .*", "");
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT name, default_version FROM pg_catalog.pg_available_extensions ORDER BY name")) {
                while (rows.next()) {
                    extensions.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new JdbcServer(settings, origin, place, version, Installation.major(version), Map.copyOf(extensions),
                onClose);
    }

    /** Opens a connection; the driver is called directly, so that no other driver on the class path has a say. */
    static Connection connect(ConnectionSettings settings) throws SQLException {
        Connection connection = new Driver().connect(settings.jdbcUrl(), settings.jdbcProperties());
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not accept the address " + settings);
        }
        // The driver asks for this machine's own zone; what is read back must not depend on the machine.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
        return connection;
    }

    @Override
    public int majorVersion() {
        return majorVersion;
    }

    @Override
    public String serverVersion() {
        return version;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean offersExtension(String name) {
        return extensions.containsKey(name);
    }

    @Override
    public Optional<String> extensionVersion(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** On a server that belongs to the user: databases are marked as ours, and dropped when we leave. */
    void markDatabases(NamedServerLease newLease) {
        lease = newLease;
        leave = EndWithProcess.register(this::dropAll);
    }

    @Override
    public ScratchDatabase createDatabase() {
        String provider = majorVersion >= 15 ? " LOCALE_PROVIDER libc" : "";
        return create("creating a scratch database", "template0", " ENCODING 'UTF8' LOCALE 'C'" + provider);
    }

    @Override
    public ScratchDatabase cloneDatabase(ScratchDatabase template) {
        return create("copying the scratch database " + quote(template.name()), quote(template.name()), "");
    }

    private ScratchDatabase create(String doing, String template, String options) {
        String name = newName();
        execute(doing, "CREATE DATABASE " + quote(name) + " TEMPLATE " + template + options + strategy());
        JdbcDatabase database = new JdbcDatabase(this, settings.withDatabase(name));
        NamedServerLease marks = lease;
        if (marks != null) {
            databases.add(database);
            try {
                marks.mark(name);
            } catch (SQLException e) {
                database.close();
                throw failed(doing, e);
            }
        }
        return database;
    }

    void forget(JdbcDatabase database) {
        databases.remove(database);
    }

    private void dropAll() {
        for (JdbcDatabase database : databases) {
            try {
                database.close();
            } catch (PlumblineException e) {
                // It stays until the next start on that server.
            }
        }
    }

    /** Copying files is the only way before 15. */
    private String strategy() {
        return majorVersion >= 15 ? " STRATEGY FILE_COPY" : "";
    }

    @Override
    public void ensureRole(String role) {
        try (Connection connection = connect(settings)) {
            if (!roleExists(connection, role)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE ROLE " + quote(role) + " NOLOGIN");
                } catch (SQLException e) {
                    // Another caller may have been faster.
                    if (!roleExists(connection, role)) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw failed("creating the role " + quote(role), e);
        }
    }

    private static boolean roleExists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT FROM pg_catalog.pg_roles WHERE rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    @Override
    public Optional<Path> tool(String name) {
        return ClientTools.find(name, majorVersion);
    }

    @Override
    public void close() {
        leave.run();
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }

    boolean isClosed() { return closed.get(); }

    /** Runs one statement in the maintenance database. */
    void execute(String doing, String sql) {
        try (Connection connection = connect(settings); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(doing, e);
        }
    }

    private PlumblineException failed(String doing, SQLException e) {
        return new PlumblineException(ErrorCode.SCRATCH, doing + " on " + description + ": " + oneLine(e), e);
    }

    /** PostgreSQL's message, which may have detail and hint on further lines, as one line. */
    static String oneLine(SQLException problem) {
        return String.valueOf(problem.getMessage()).lines().map(String::strip)
                .reduce((first, second) -> first + "; " + second).orElse("");
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String newName() {
        return "plumbline_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
