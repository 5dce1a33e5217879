package dev.plumbline.cli.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordFileTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    private Optional<String> find(String content, String permissions, String host, int port, String database,
            String user)
            throws IOException {
        Path file = folder.resolve("pgpass");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return new PasswordFile(file).find(host, port, database, user, warnings::add);
    }

    private Optional<String> find(String content) throws IOException {
        return find(content, "rw-------", "db.example", 5432, "shop", "app");
    }

    @Test
    void takesTheFirstLineThatMatches() throws IOException {
        assertThat(find("""
                # db.example:5432:shop:app:comment
                other:5432:shop:app:wrong
                db.example:5433:shop:app:wrong
                db.example:5432:shop:app:right
                *:*:*:*:late
                """)).contains("right");
        assertThat(find("*:*:*:app:anywhere\n")).contains("anywhere");
        assertThat(find("db.example:5432:shop:other:x\n")).isEmpty();
        assertThat(find("db.example:5432:shop:app\n")).isEmpty();
    }

    @Test
    void understandsEscapes() throws IOException {
        assertThat(find("db.example:5432:shop:app:p\\:a\\\\ss\n")).contains("p:a\\ss");
        assertThat(find("2001\\:db8\\:\\:1:5432:a\\\\b:c\\:d:x y\n", "r--------", "2001:db8::1", 5432, "a\\b", "c:d"))
                .contains("x y");
        assertThat(find("\\*:5432:shop:app:literal star\n")).isEmpty();
    }

    @Test
    void doesNotUseAFileThatOthersCanRead() throws IOException {
        assertThat(find("*:*:*:*:x\n", "rw-r-----", "h", 1, "d", "u")).isEmpty();
        assertThat(find("*:*:*:*:x\n", "rw----r--", "h", 1, "d", "u")).isEmpty();
        assertThat(warnings).hasSize(2).allMatch(w -> w.contains("chmod 600"));
    }

    @Test
    void passesOverWhatIsNoFile() {
        assertThat(new PasswordFile(folder.resolve("absent")).find("h", 1, "d", "u", warnings::add)).isEmpty();
        assertThat(warnings).isEmpty();
        assertThat(new PasswordFile(folder).find("h", 1, "d", "u", warnings::add)).isEmpty();
        assertThat(warnings).singleElement().asString().contains("not a plain file");
    }
}
