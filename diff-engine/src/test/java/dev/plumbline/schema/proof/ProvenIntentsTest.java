package dev.plumbline.schema.proof;

import dev.plumbline.schema.intent.Flags;
import dev.plumbline.schema.intent.Intent;
import dev.plumbline.schema.intent.IntentPlanner;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Intents are proven with canary rows in their tables; {@code -Dplumbline.cases.pg=N} asks for a version. */
class ProvenIntentsTest {

    private static final ObjectId USERS = ObjectId.inSchema(ObjectKind.TABLE, "public", "users");
    private static final ObjectId PROFILES = ObjectId.inSchema(ObjectKind.TABLE, "public", "profiles");

    private final ScratchServer server = ScratchServers.shared(Integer.getInteger("plumbline.cases.pg") == null
            ? ScratchOptions.defaults()
            : ScratchOptions.defaults().withMajorVersion(Integer.getInteger("plumbline.cases.pg")));

    @TempDir
    private Path folder;

    private Proof prove(String before, String after, Intent intent) throws IOException {
        Catalog from = read(before);
        Catalog to = read(after);
        MigrationPlan plan = IntentPlanner.plan(from, to, List.of(intent), server, PlanOptions.online());
        return Prover.prove(plan, from, to, server, ProofOptions.defaults(), ProgressListener.silent());
    }

    private Catalog read(String sql) throws IOException {
        try (ScratchDatabase database = SqlFiles
                .load(List.of(Files.writeString(folder.resolve("schema.sql"), sql)), server)) {
            return SqlFiles.read(database, "side");
        }
    }

    private static void isProvenWithRows(Proof proof, String table) {
        assertThat(proof.reasons()).isEmpty();
        assertThat(proof.notProven()).noneMatch(doubt -> doubt.startsWith("rows of table"));
        assertThat(proof.checks()).anySatisfy(check -> {
            assertThat(check.title()).isEqualTo("Canary rows that both schemas take");
            assertThat(check.detail()).containsPattern(table + " [1-9][0-9]* \\([1-9]");
        });
    }

    @Test
    void aSplit() throws IOException {
        isProvenWithRows(prove("CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);",
                "CREATE TABLE users (id integer PRIMARY KEY, first_name text NOT NULL, last_name text);",
                new Intent.Split(USERS, "name", Map.of("first_name", "split_part(name, ' ', 1)", "last_name",
                        "CASE WHEN strpos(name, ' ') > 0 THEN substr(name, strpos(name, ' ') + 1) END"),
                        "concat_ws(' ', first_name, last_name)", Flags.NONE)),
                "public.users");
    }

    @Test
    void aMergeOfWhatComesApartAgain() throws IOException {
        // Names with a blank would not come back: such rows are left out.
        isProvenWithRows(prove(
                "CREATE TABLE users (id integer PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL);",
                "CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL CHECK (length(name) > 1));",
                new Intent.Merge(USERS, "name", "first_name || ' ' || last_name",
                        Map.of("first_name", "split_part(name, ' ', 1)", "last_name",
                                "substr(name, strpos(name, ' ') + 1)"),
                        Flags.NONE)),
                "public.users");
    }

    @Test
    void aRenameToAnotherType() throws IOException {
        isProvenWithRows(prove("CREATE TABLE users (id integer PRIMARY KEY, born text NOT NULL);",
                "CREATE TABLE users (id integer PRIMARY KEY, birthday date NOT NULL);",
                new Intent.RenameColumn(USERS, "born", "birthday", "born::date", "birthday::text", Flags.NONE)),
                "public.users");
    }

    @Test
    void aMoveToAnotherTable() throws IOException {
        isProvenWithRows(prove("CREATE TABLE users (id integer PRIMARY KEY, bio text);", """
                CREATE TABLE users (id integer PRIMARY KEY);
                CREATE TABLE profiles (user_id integer PRIMARY KEY REFERENCES users ON DELETE CASCADE, bio text);
                """, new Intent.Move(USERS, PROFILES, Map.of("bio", "bio"), Map.of("bio", "bio"),
                Map.of("id", "user_id"), Flags.NONE)), "public.users");
    }
}
