package dev.plumbline.cli.config;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.intent.Flags;
import dev.plumbline.schema.intent.Intent;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of intents. */
class IntentFileTest {

    private static final ObjectId USERS = ObjectId.inSchema(ObjectKind.TABLE, "public", "users");

    @TempDir
    Path folder;

    private List<Intent> read(String text) throws IOException {
        return IntentFile.read(Files.writeString(folder.resolve("intent.yaml"), text), "intent.yaml");
    }

    @Test
    void readsEveryKind() throws IOException {
        List<Intent> intents = read("""
                intents:
                  - split: public.users.name
                    into: {first_name: "split_part(name, ' ', 1)", last_name: "''"}
                    backward: "concat_ws(' ', first_name, last_name)"
                    flags: {write: dual, read: new}
                  - merge: [users.a, users.b]
                    into: {c: "a || b"}
                    backward: {a: "left(c, 1)", b: "substr(c, 2)"}
                  - rename: public.users."Mail"
                    to: '"select"'
                  - move: public.users.bio
                    to: public.profiles.about
                    by: {id: user_id}
                """);

        assertThat(intents.get(0)).isEqualTo(new Intent.Split(USERS, "name",
                Map.of("first_name", "split_part(name, ' ', 1)", "last_name", "''"),
                "concat_ws(' ', first_name, last_name)",
                new Flags("dual", "new")));
        assertThat(intents.get(0).forward().keySet()).containsExactly("first_name", "last_name");
        assertThat(intents.get(1).backward()).isEqualTo(Map.of("a", "left(c, 1)", "b", "substr(c, 2)"));
        assertThat(intents.get(2)).isEqualTo(new Intent.RenameColumn(USERS, "Mail", "select", Flags.NONE));
        assertThat(intents.get(3).title()).isEqualTo("move bio of public.users to about of public.profiles");
    }

    @Test
    void namesTheLineOfWhatIsWrong() {
        refuses("intents: []", "intent.yaml:1: expected a list of intents");
        refuses("intents:\n  - spilt: a.b.c", "intent.yaml:2: an intent begins with one of split, merge");
        refuses("intents:\n  - split: a.b.c\n    into: {x: y}", "intent.yaml:2: this intent lacks \"backward\"");
        refuses("intents:\n  - split: c\n    into: {x: y}\n    backward: x",
                "intent.yaml:2: split: expected SCHEMA.TABLE.COLUMN");
        refuses("intents:\n  - rename: a.b.c\n    two: d", "intent.yaml:3: \"two\" is not known");
        refuses("intents:\n  - merge: [a.b.c, a.b.d]\n    into: {e: f}\n    backward: {c: e}",
                "merge: expected columns of one table");
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(PlumblineException.class).hasMessageContaining(message);
    }
}
