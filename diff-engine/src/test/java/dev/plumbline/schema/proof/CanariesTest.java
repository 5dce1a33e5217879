package dev.plumbline.schema.proof;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows for schemas of many kinds, on a real server. */
class CanariesTest {

    private static final String MANY = """
            CREATE TYPE mood AS ENUM ('sad', 'so so');
            CREATE TYPE pair AS (x integer, y text);
            CREATE DOMAIN positive AS integer CHECK (VALUE > 100);
            CREATE DOMAIN address AS text NOT NULL CHECK (VALUE ~ '^[^@]+@[^@]+[.][a-z]+$');
            CREATE TABLE kinds (a smallint PRIMARY KEY, b integer, c bigint, d numeric(6, 2), e real, f double precision, g boolean, h text,
              i varchar(3), j char(5), k date, l timestamp, m timestamptz, n time, o interval, p uuid, q jsonb, r bytea, s inet, t bit(3), u mood,
              v positive, w address, x integer[], y mood[], z pair, aa int4range, bb tsvector, cc point, dd money, ee cidr, ff macaddr, gg xml,
              hh varbit(4), ii name, jj "char", kk tsquery, ll daterange, mm text[]);
            CREATE TABLE limits (id integer GENERATED ALWAYS AS IDENTITY, country text NOT NULL CHECK (country IN ('de', 'fr')),
              code text CHECK (length(code) = 7), share numeric CHECK (share >= 0 AND share <= 1), since date, till date, CHECK (till > since),
              sum integer GENERATED ALWAYS AS (5) STORED, UNIQUE (country, code));
            CREATE TABLE parent (a integer, b text, PRIMARY KEY (a, b));
            CREATE TABLE child (id serial PRIMARY KEY, pa integer NOT NULL, pb text NOT NULL, FOREIGN KEY (pa, pb) REFERENCES parent,
              boss integer REFERENCES child);
            CREATE TABLE first (id integer PRIMARY KEY, other integer);
            CREATE TABLE second (id integer PRIMARY KEY, other integer NOT NULL REFERENCES first DEFERRABLE INITIALLY DEFERRED);
            ALTER TABLE first ADD FOREIGN KEY (other) REFERENCES second;
            CREATE TABLE booking (room integer, during int4range, EXCLUDE USING gist (during WITH &&));
            CREATE TABLE events (id bigint, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
            CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2031-01-01') TO ('2032-01-01');
            CREATE TABLE regions (name text NOT NULL) PARTITION BY LIST (name);
            CREATE TABLE regions_north PARTITION OF regions FOR VALUES IN ('north');
            CREATE TABLE base (id integer); CREATE TABLE heir (extra text) INHERITS (base);
            CREATE TABLE "Odd "" name" ("Col umn" integer NOT NULL, "select" text);
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
            CREATE TABLE guarded (id integer); CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
            CREATE TABLE nothing ();
            CREATE DOMAIN bounded AS int4range CHECK (NOT isempty(VALUE)) NOT NULL;
            CREATE TYPE nested AS (inner_pair pair, at bounded, moods mood[], of positive);
            CREATE TYPE span AS RANGE (SUBTYPE = text);
            CREATE TYPE tiny; CREATE FUNCTION tiny_in(cstring) RETURNS tiny LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
            CREATE FUNCTION tiny_out(tiny) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
            CREATE TYPE tiny (INPUT = tiny_in, OUTPUT = tiny_out, LIKE = int4);
            CREATE TABLE deep (a nested NOT NULL, b nested[], c span NOT NULL, d positive[] NOT NULL, e tiny NOT NULL, f bounded);
            """;

    private final ScratchServer server = ScratchServers.shared(ScratchOptions.defaults());

    @TempDir
    private Path folder;

    private ScratchDatabase load(String sql) throws IOException {
        return SqlFiles.load(List.of(Files.writeString(folder.resolve("schema.sql"), sql)), server);
    }

    private Canaries fill(ScratchDatabase from, ScratchDatabase to) throws SQLException {
        Catalog before = SqlFiles.read(from, "from");
        Catalog after = SqlFiles.read(to, "to");
        return Canaries.fill(from, to, Correspondence.of(before, after, List.of()), new Carried(List.of(), List.of()),
                1);
    }

    @Test
    void findsRowsForEveryKindOfTable() throws IOException, SQLException {
        try (ScratchDatabase from = load(MANY); ScratchDatabase to = load(MANY)) {
            Canaries canaries = fill(from, to);
            assertThat(canaries.empty()).isEmpty();
            assertThat(canaries.tables()).hasSize(15).allSatisfy(table -> assertThat(table.rows()).isPositive());
            assertThat(canaries.tables()).filteredOn(table -> table.table().equals("public.kinds")).singleElement()
                    .satisfies(table -> assertThat(table.unusual()).isGreaterThan(4));
            assertThat(count(from, "SELECT count(*) FROM kinds WHERE h IS NULL")).isPositive();
            assertThat(count(from, "SELECT count(*) FROM kinds WHERE h = ''")).isPositive();
            assertThat(count(from, "SELECT count(*) FROM kinds WHERE c = 9223372036854775807")).isPositive();
            assertThat(count(from, "SELECT count(*) FROM kinds WHERE k = 'infinity'")).isPositive();
            assertThat(count(from, "SELECT count(*) FROM kinds WHERE length(h) > 2000")).isPositive();
            assertThat(count(from, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'"))
                    .isZero();
        }
    }

    @Test
    void writesOnlyWhatTheTargetTakes() throws IOException, SQLException {
        try (ScratchDatabase from = load("CREATE TABLE t (a text, b integer, c text); CREATE TABLE gone (a text);");
                ScratchDatabase to = load(
                        "CREATE TABLE t (a integer NOT NULL, b integer UNIQUE CHECK (b < 50), c varchar(4));")) {
            Canaries canaries = fill(from, to);
            assertThat(canaries.empty()).isEmpty();
            assertThat(count(from,
                    "SELECT count(*) FROM t WHERE a IS NULL OR a !~ '^-?[0-9]+$' OR b >= 50 OR length(c) > 4"))
                    .isZero();
            assertThat(count(from, "SELECT count(b) - count(DISTINCT b) FROM t")).isZero();
            assertThat(count(from, "SELECT count(*) FROM gone WHERE a = ''")).isPositive();
            assertThat(count(to, "SELECT count(*) FROM t")).isZero();
        }
    }

    @Test
    void takesForeignKeysOfTheTargetForWhatTheyAre() throws IOException, SQLException {
        String parent = "CREATE TABLE p (id integer PRIMARY KEY);";
        try (ScratchDatabase from = load(parent + "CREATE TABLE t (id integer PRIMARY KEY, a integer, old integer);");
                ScratchDatabase to = load(parent + "CREATE TABLE t (id integer PRIMARY KEY, a integer REFERENCES p,"
                        + " fresh integer REFERENCES p);")) {
            assertThat(fill(from, to).empty()).isEmpty();
            assertThat(count(from, "SELECT count(*) FROM t WHERE a NOT IN (SELECT id FROM p)")).isZero();
            assertThat(count(from, "SELECT count(a) FROM t")).isPositive();
        }
    }

    @Test
    void namesTablesThatStayEmpty() throws IOException, SQLException {
        try (ScratchDatabase from = load(
                "CREATE TABLE t (a integer); CREATE TABLE never (a integer CHECK (a <> a) NOT NULL);");
                ScratchDatabase to = load(
                        "CREATE TABLE t (a integer, b integer NOT NULL); CREATE TABLE never (a integer);")) {
            Canaries canaries = fill(from, to);
            assertThat(canaries.empty()).extracting(Filled::table).containsExactly("public.never", "public.t");
            assertThat(canaries.empty()).extracting(table -> table.why().orElse("")).satisfiesExactly(
                    never -> assertThat(never).contains("check constraint \"never_a_check\""),
                    added -> assertThat(added).startsWith("in TO, null value in column \"b\""));
        }
    }

    private static long count(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
