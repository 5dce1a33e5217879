package dev.plumbline.schema.source;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.catalog.CatalogReader;
import dev.plumbline.schema.catalog.ReadOptions;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Loads .sql files into a scratch database and reads them back as a catalogue. Stateless. */
public final class SqlFiles {

    /** Owns what a file creates without saying whose it is. */
    public static final String AUTHOR = "plumbline_author";

    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.*)\" does not exist");
    private static final Pattern CREATES_ROLE = Pattern.compile("(?is)\\s*create\\s+(role|user|group)\\b.*");

    private SqlFiles() {}

    /**
     * The files that a source stands for: the file itself, or the .sql files of a folder in name order.
     *
     * @throws PlumblineException with code BAD_INPUT if there is none
     */
    public static List<Path> list(Path source) {
        if (Files.isRegularFile(source)) {
            return List.of(source);
        }
        if (!Files.isDirectory(source)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    source + ": no such file or folder; give a .sql file, a folder of .sql files"
                            + " or a URL such as postgresql://host/database");
        }
        try (Stream<Path> children = Files.list(source)) {
            List<Path> files = children.filter(file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
            if (files.isEmpty()) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        source + ": the folder has no .sql file; put the target schema there");
            }
            return files;
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, source + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the files in a new database of the scratch server. Roles that they name and the server lacks are created there; extensions that it
     * lacks are entered without their members.
     *
     * @throws PlumblineException with code BAD_INPUT and file, line and PostgreSQL's message for the first statement that fails
     */
    public static ScratchDatabase load(List<Path> files, ScratchServer server) {
        List<Loaded> scripts = files.stream().map(SqlFiles::parse).toList();
        return MissingRoles.fill(server, server::createDatabase, database -> {
            try {
                return Optional.ofNullable(run(scripts, database));
            } catch (SQLException e) {
                throw new PlumblineException(ErrorCode.SCRATCH,
                        "loading SQL files into the scratch server: " + e.getMessage(), e);
            }
        });
    }

    /** Reads the catalogue of a loaded database. */
    public static Catalog read(ScratchDatabase database, String side) {
        try (Connection connection = database.connect()) {
            return CatalogReader.read(connection, new ReadOptions(AUTHOR), side);
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "connecting to the scratch server: " + e.getMessage(), e);
        }
    }

    private record Loaded(Path file, List<ScriptStatement> statements) {}

    /**
     * The text of a file.
     *
     * @throws PlumblineException with code BAD_INPUT if it cannot be read, or is not UTF-8
     */
    public static String text(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, file + ": is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Loaded parse(Path file) {
        try {
            return new Loaded(file, SqlScript.split(text(file)));
        } catch (PlumblineException e) {
            throw String.valueOf(e.getMessage()).startsWith(file.toString())
                    ? e
                    : new PlumblineException(e.code(), file + ", " + e.getMessage(), e);
        }
    }

    /** The first role that is missing, or null when everything ran. */
    private static @Nullable String run(List<Loaded> scripts, ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            becomeAuthor(statement);
            for (Loaded script : scripts) {
                for (ScriptStatement next : script.statements()) {
                    try {
                        execute(connection, statement, next);
                    } catch (SQLException e) {
                        @Nullable
                        String role = missingRole(e);
                        if (role != null) {
                            return role;
                        }
                        if (!isHarmless(e, next) && !StubExtensions.repair(connection, next.sql(), e)) {
                            throw new PlumblineException(ErrorCode.BAD_INPUT, script.file() + ":" + lineOf(e, next)
                                    + ": " + message(e) + StubExtensions.hint(connection), e);
                        }
                    }
                }
            }
            return null;
        }
    }

    static void becomeAuthor(Statement statement) throws SQLException {
        statement.setEscapeProcessing(false);
        statement.execute("""
                do $$ begin
                  create role plumbline_author superuser;
                exception when duplicate_object or unique_violation then null;
                end $$""");
        statement.execute("set session authorization " + Sql.identifier(AUTHOR));
    }

    private static void execute(Connection connection, Statement statement, ScriptStatement next) throws SQLException {
        if (next.copyData() == null) {
            statement.execute(next.sql());
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(next.sql(), new StringReader(next.copyData()));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    static @Nullable String missingRole(SQLException e) {
        Matcher matcher = MISSING_ROLE.matcher(String.valueOf(message(e)));
        return "42704".equals(e.getSQLState()) && matcher.matches() ? matcher.group(1) : null;
    }

    /** Roles belong to the whole server: another source may have created one already. */
    private static boolean isHarmless(SQLException e, ScriptStatement statement) {
        return "42710".equals(e.getSQLState()) && CREATES_ROLE.matcher(statement.sql()).matches();
    }

    private static int lineOf(SQLException e, ScriptStatement statement) {
        @Nullable
        ServerErrorMessage server = e instanceof PSQLException known ? known.getServerErrorMessage() : null;
        int offset = server == null ? 0 : Math.min(Math.max(0, server.getPosition() - 1), statement.sql().length());
        return statement.line() + (int) statement.sql().substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static @Nullable String message(SQLException e) {
        @Nullable
        ServerErrorMessage server = e instanceof PSQLException known ? known.getServerErrorMessage() : null;
        return server == null ? e.getMessage() : server.getMessage();
    }
}
