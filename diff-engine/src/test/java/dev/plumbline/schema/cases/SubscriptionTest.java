package dev.plumbline.schema.cases;

import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.catalog.CatalogReader;
import dev.plumbline.schema.catalog.ReadOptions;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.schema.source.StepRunner;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions are not cloned with a database, so that they are not among the acceptance cases. Nothing here connects to a publisher. */
@TestInstance(Lifecycle.PER_CLASS)
class SubscriptionTest {

    private static final String CONNECTION = "host=nowhere.invalid application_name=''a \\'' <b> & c'' dbname=x";

    private ScratchServer server;

    @BeforeAll
    void start() {
        ScratchOptions options = ScratchOptions.defaults();
        Integer version = Integer.getInteger("plumbline.cases.pg");
        server = ScratchServer.start(version == null ? options : options.withMajorVersion(version));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void createsAltersAndDropsWithoutReachingForThePublisher() throws SQLException {
        try (ScratchDatabase one = server.createDatabase();
                ScratchDatabase other = server.createDatabase();
                ScratchDatabase empty = server.createDatabase();
                ScratchDatabase third = server.createDatabase()) {
            run(one, "CREATE SUBSCRIPTION s CONNECTION '" + CONNECTION
                    + "' PUBLICATION p1, \"P 2\" WITH (connect = false)",
                    "ALTER SUBSCRIPTION s SET (synchronous_commit = local, slot_name = NONE)",
                    "COMMENT ON SUBSCRIPTION s IS 'copy'");
            run(other, "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid dbname=x' PUBLICATION p3"
                    + " WITH (connect = false, slot_name = slot_s)");
            try {
                transition(empty, one);
                transition(empty, other);
                transition(empty, one);
                transition(one, other);
                transition(one, third);
            } finally {
                drop(one, other, empty);
            }
        }
    }

    @Test
    void neverShowsOrLosesAPassword() throws SQLException {
        try (ScratchDatabase one = server.createDatabase(); ScratchDatabase other = server.createDatabase()) {
            String rest = "PUBLICATION p WITH (connect = false, slot_name = NONE)";
            run(one, "CREATE SUBSCRIPTION t CONNECTION 'host=a password=''top \\'' secret'' dbname=x' " + rest,
                    "CREATE SUBSCRIPTION u CONNECTION 'postgresql://someone:topsecret@host/x?sslpassword=topsecret&connect_timeout=1' "
                            + rest);
            run(other, "CREATE SUBSCRIPTION t CONNECTION 'host=a password=changed dbname=x' " + rest,
                    "CREATE SUBSCRIPTION u CONNECTION 'postgresql://someone@elsewhere/x?connect_timeout=1' " + rest);
            try {
                DiffResult result = compare(one, other);
                assertThat(result.changes()).singleElement()
                        .satisfies(change -> assertThat(change.object().name()).isEqualTo("u"));
                assertThat(result.notes()).singleElement().asString().contains("holds a password");
                assertThat(result.toString()).doesNotContain("secret", "changed");
            } finally {
                drop(one, other);
            }
        }
    }

    @Test
    void anOrdinaryRoleIsToldWhatItMayNotSee() throws SQLException {
        server.ensureRole("case_ordinary");
        try (ScratchDatabase database = server.createDatabase();
                Connection connection = database.connect();
                Statement session = connection.createStatement()) {
            run(database, "CREATE FOREIGN DATA WRAPPER w", "CREATE SERVER f FOREIGN DATA WRAPPER w",
                    "CREATE USER MAPPING FOR PUBLIC SERVER f OPTIONS (password 'topsecret')",
                    "CREATE SUBSCRIPTION s CONNECTION 'host=a password=topsecret' PUBLICATION p"
                            + " WITH (connect = false, slot_name = NONE)");
            try {
                session.execute("SET SESSION AUTHORIZATION case_ordinary");
                Catalog catalog = CatalogReader.read(connection, ReadOptions.live(), "from");
                assertThat(catalog.notCovered()).extracting(NotCovered::what).contains("subscription",
                        "hidden options");
                assertThat(catalog.objects().toString()).doesNotContain("topsecret");
            } finally {
                drop(database);
            }
        }
    }

    private static void transition(ScratchDatabase from, ScratchDatabase to) {
        assertThat(StepRunner.run(compare(from, to).steps(), from)).isEmpty();
        assertThat(compare(from, to).changes()).isEmpty();
    }

    private static DiffResult compare(ScratchDatabase from, ScratchDatabase to) {
        return SchemaDiff.compare(SqlFiles.read(from, "from"), "from", SqlFiles.read(to, "to"), "to");
    }

    /** A database with a subscription could not be dropped. */
    private static void drop(ScratchDatabase... databases) throws SQLException {
        for (ScratchDatabase database : databases) {
            for (String name : new String[]{"s", "t", "u"}) {
                run(database, "DO $$ BEGIN IF EXISTS (SELECT FROM pg_subscription WHERE subname = '" + name
                        + "' AND subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())) THEN ALTER SUBSCRIPTION "
                        + name + " SET (slot_name = NONE); DROP SUBSCRIPTION " + name + "; END IF; END $$");
            }
        }
    }

    private static void run(ScratchDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            session.execute(
                    "DO $$ BEGIN CREATE ROLE plumbline_author SUPERUSER; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            session.execute("SET SESSION AUTHORIZATION plumbline_author");
            for (String statement : statements) {
                session.execute(statement);
            }
        }
    }
}
