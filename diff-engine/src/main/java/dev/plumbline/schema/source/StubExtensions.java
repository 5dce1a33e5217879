package dev.plumbline.schema.source;

import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extensions that a scratch server lacks. What a script declares is entered into {@code pg_extension} without any member, so that the
 * extension itself is compared; what needs its members cannot be loaded.
 */
final class StubExtensions {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern CREATE = Pattern
            .compile("(?is)\\s*create\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME + "(.*)");
    private static final Pattern ALTER = Pattern.compile("(?is)\\s*alter\\s+extension\\s+" + NAME + "\\s.*");
    private static final Pattern SCHEMA = Pattern.compile("(?is)\\bschema\\s+" + NAME);
    private static final Pattern VERSION = Pattern.compile("(?is)\\bversion\\s+(?:'((?:[^']|'')*)'|" + NAME + ")");

    private StubExtensions() {}

    /** Makes up for a failed statement about an extension; false if that is not why it failed. */
    static boolean repair(Connection connection, String sql, SQLException failure) throws SQLException {
        Matcher create = CREATE.matcher(sql);
        if (create.matches()) {
            String name = name(create.group(1));
            if (isMissing(failure) && !isAvailable(connection, name)) {
                declare(connection, name, create.group(2));
                return true;
            }
            Optional<String> version = version(create.group(2));
            return version.isPresent() && isAvailable(connection, name)
                    && "22023".equals(failure.getSQLState()) && otherVersion(connection, sql, name, version.get());
        }
        Matcher alter = ALTER.matcher(sql);
        return alter.matches() && isStub(connection, name(alter.group(1)));
    }

    /** Why a statement may have failed, where a script declares extensions that are not here; empty where it does not. */
    static String hint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement
                        .executeQuery("select string_agg(quote_ident(extname), ', ' order by extname)"
                                + " from pg_extension where extversion like 'plumbline-stub:%'")) {
            results.next();
            String names = results.getString(1);
            return names == null
                    ? ""
                    : "; the likely cause: the scratch server does not have the extension " + names
                            + ", which the source creates; name a scratch server that has it";
        }
    }

    /** PostgreSQL up to 15 misses the control file, later versions the extension. */
    private static boolean isMissing(SQLException failure) {
        return "0A000".equals(failure.getSQLState()) || "58P01".equals(failure.getSQLState());
    }

    private static boolean isAvailable(Connection connection, String name) throws SQLException {
        return exists(connection, "select 1 from pg_available_extensions where name = ?", name);
    }

    private static boolean isStub(Connection connection, String name) throws SQLException {
        return exists(connection,
                "select 1 from pg_extension where extname = ? and extversion like 'plumbline-stub:%'", name);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet results = statement.executeQuery()) {
                return results.next();
            }
        }
    }

    /** The row says whether the script names a schema, and which version it names if any. */
    private static void declare(Connection connection, String name, String options) throws SQLException {
        Matcher schema = SCHEMA.matcher(options);
        boolean said = schema.find();
        try (PreparedStatement statement = connection.prepareStatement("""
                with made as (
                  insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
                  select pg_nextoid('pg_extension', 'oid', 'pg_extension_oid_index'), ?, current_user::regrole,
                         coalesce((select oid from pg_namespace where nspname = ?), 'public'::regnamespace), true, ?
                  returning oid, extnamespace)
                insert into pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
                select 'pg_extension'::regclass, oid, 0, 'pg_namespace'::regclass, extnamespace, 0, 'n' from made""")) {
            statement.setString(1, name);
            statement.setString(2, said ? name(schema.group(1)) : "");
            statement.setString(3, "plumbline-stub:" + (said ? "schema:" : ":") + version(options).orElse(""));
            statement.execute();
        }
    }

    /** The extension in the version that the scratch server has, under the one that the script names. */
    private static boolean otherVersion(Connection connection, String sql, String name, String version)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement rename = connection
                        .prepareStatement("update pg_extension set extversion = ? where extname = ?")) {
            statement.setEscapeProcessing(false);
            Matcher create = CREATE.matcher(sql);
            if (!create.matches()) {
                return false;
            }
            statement.execute(
                    "create extension " + Sql.identifier(name) + VERSION.matcher(create.group(2)).replaceAll(""));
            rename.setString(1, version);
            rename.setString(2, name);
            return rename.executeUpdate() == 1;
        }
    }

    private static Optional<String> version(String options) {
        Matcher version = VERSION.matcher(options);
        return version.find()
                ? Optional.of(version.group(1) == null ? name(version.group(2)) : version.group(1).replace("''", "'"))
                : Optional.empty();
    }

    private static String name(String sql) {
        return sql.startsWith("\"")
                ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"")
                : sql.toLowerCase(java.util.Locale.ROOT);
    }
}
