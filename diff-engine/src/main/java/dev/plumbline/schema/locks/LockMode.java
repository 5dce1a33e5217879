package dev.plumbline.schema.locks;

import java.util.Arrays;
import java.util.Optional;

/**
 * PostgreSQL's table-level lock modes, weakest first.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES">Table-level locks</a>
 */
public enum LockMode {
    ACCESS_SHARE("AS", "AccessShareLock"), ROW_SHARE("RS", "RowShareLock"), ROW_EXCLUSIVE("RX",
            "RowExclusiveLock"), SHARE_UPDATE_EXCLUSIVE("SUE", "ShareUpdateExclusiveLock"), SHARE("S",
                    "ShareLock"), SHARE_ROW_EXCLUSIVE("SRE", "ShareRowExclusiveLock"), EXCLUSIVE("X",
                            "ExclusiveLock"), ACCESS_EXCLUSIVE("AX", "AccessExclusiveLock");

    private final String code;
    private final String viewName;

    LockMode(String code, String viewName) {
        this.code = code;
        this.viewName = viewName;
    }

    /** The short form: {@code AX}. */
    public String code() {
        return code;
    }

    /** The words of LOCK TABLE: {@code ACCESS EXCLUSIVE}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** Whether SELECT waits. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Whether INSERT, UPDATE and DELETE wait. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Whether other DDL, VACUUM and concurrent index builds wait. */
    public boolean blocksMaintenance() {
        return compareTo(SHARE_UPDATE_EXCLUSIVE) >= 0;
    }

    /** The mode of a short form such as {@code AX}. */
    public static Optional<LockMode> ofCode(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code.equals(code)).findFirst();
    }

    /** The mode as {@code pg_locks} names it. */
    public static Optional<LockMode> ofView(String name) {
        return Arrays.stream(values()).filter(mode -> mode.viewName.equals(name)).findFirst();
    }
}
