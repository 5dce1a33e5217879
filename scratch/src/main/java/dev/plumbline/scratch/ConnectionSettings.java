package dev.plumbline.scratch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How to reach one database: for JDBC, and for PostgreSQL's own programs, which get the password through their environment only.
 *
 * @param parameters further connection parameters by their libpq names, such as {@code sslmode}
 */
public record ConnectionSettings(String host, int port, String user, String password, String database,
        Map<String, String> parameters) {

    public ConnectionSettings {
        parameters = Map.copyOf(parameters);
    }

    public ConnectionSettings(String host, int port, String user, String password, String database) {
        this(host, port, user, password, database, Map.of());
    }

    /** The same server, another database. */
    public ConnectionSettings withDatabase(String name) {
        return new ConnectionSettings(host, port, user, password, name, parameters);
    }

    /** The same server and database, another password. */
    public ConnectionSettings withPassword(String other) {
        return new ConnectionSettings(host, port, user, other, database, parameters);
    }

    /** JDBC's address; it holds neither user nor password nor database, which are in {@link #jdbcProperties()}. */
    public String jdbcUrl() {
        String address = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + address + ":" + port + "/";
    }

    /** JDBC's properties, with the password. */
    public Properties jdbcProperties() {
        Properties properties = new Properties();
        parameters.forEach(properties::setProperty);
        properties.setProperty("user", user);
        // Without one, the driver and PostgreSQL's programs look into the user's password file.
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("PGDBNAME", database);
        properties.setProperty("ApplicationName", "plumbline");
        properties.setProperty("connectTimeout", "10");
        return properties;
    }

    /** The environment for {@code pg_dump}, {@code psql} and their like. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGHOST", host);
        environment.put("PGPORT", Integer.toString(port));
        environment.put("PGUSER", user);
        if (!password.isEmpty()) {
            environment.put("PGPASSWORD", password);
        }
        environment.put("PGDATABASE", database);
        environment.put("PGAPPNAME", "plumbline");
        Map<String, String> names = new HashMap<>(
                Map.of("sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT", "sslcert", "PGSSLCERT",
                        "sslkey", "PGSSLKEY", "options", "PGOPTIONS"));
        names.keySet().retainAll(parameters.keySet());
        names.forEach((parameter, variable) -> environment.put(variable, parameters.getOrDefault(parameter, "")));
        return Map.copyOf(environment);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
