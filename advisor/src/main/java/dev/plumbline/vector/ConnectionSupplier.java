package dev.plumbline.vector;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to a live database. The advisor makes each one read-only and closes it. */
@FunctionalInterface
public interface ConnectionSupplier {
    Connection open() throws SQLException;
}
