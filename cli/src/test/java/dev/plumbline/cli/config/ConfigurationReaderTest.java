package dev.plumbline.cli.config;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationReaderTest {

    @TempDir
    Path folder;

    private Configuration read(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("plumbline.yaml"), yaml);
            return ConfigurationReader.read(file, "plumbline.yaml", Map.of("SHOP_PASSWORD", "s3cr3t$1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertWrong(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(PlumblineException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG)).message().contains(parts)
                .doesNotContain("\n")
                .doesNotContain("s3cr3t");
    }

    @Test
    void readsEverything() {
        Configuration configuration = read("""
                connections:
                  production: postgresql://app:${SHOP_PASSWORD}@db.example/shop
                  local: "host=${DB_HOST:-localhost} dbname=shop"
                schemas: [public, billing]
                exclude:
                  - audit.*
                  - "*.tmp_*"
                scratch:
                  url: postgresql://me@localhost/postgres
                  version: 16
                  origins: [local, embedded]
                  settings:
                    shared_buffers: 1GB
                    max_connections: 50
                hints:
                  renamed:
                    - {from: orders.total, to: orders.amount}
                """);
        assertThat(configuration.connections()).containsEntry("production", "postgresql://app:s3cr3t$1@db.example/shop")
                .containsEntry("local", "host=localhost dbname=shop");
        assertThat(configuration.schemas()).containsExactly("public", "billing");
        assertThat(configuration.exclude()).containsExactly("audit.*", "*.tmp_*");
        assertThat(configuration.scratch().url()).contains("postgresql://me@localhost/postgres");
        assertThat(configuration.scratch().version()).hasValue(16);
        assertThat(configuration.scratch().origins()).containsExactly(Origin.LOCAL, Origin.EMBEDDED);
        assertThat(configuration.scratch().settings()).containsEntry("max_connections", "50");
        assertThat(configuration.hints()).hasValueSatisfying(hints -> assertThat(hints.plain())
                .isEqualTo(Map.of("renamed", List.of(Map.of("from", "orders.total", "to", "orders.amount")))));
        assertThat(configuration.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void takesAnEmptyFileAndSingleValues() {
        assertThat(read("")).isEqualTo(Configuration.NONE);
        assertThat(read("# nothing yet\n")).isEqualTo(Configuration.NONE);
        assertThat(read("schemas: public\n").schemas()).containsExactly("public");
    }

    @Test
    void namesTheLineOfEveryMistake() {
        assertWrong("schemas: [public]\nshcemas: [x]\n", "plumbline.yaml:2:", "\"shcemas\" is not known",
                "did you mean \"schemas\"?");
        assertWrong("schemas:\n  a: b\n", "plumbline.yaml:2:", "schemas must be a list; found a mapping");
        assertWrong("schemas:\n  - [a]\n", "plumbline.yaml:2:", "schemas must be a single value; found a list");
        assertWrong("connections: postgresql://h/d\n", "plumbline.yaml:1:", "names and values");
        assertWrong("connections:\n  a:\n", "plumbline.yaml:2:", "connections.a must be a single value; found nothing");
        assertWrong("connections:\n  a: ${NOT_SET}\n", "plumbline.yaml:2:", "variable NOT_SET is not set");
        assertWrong("scratch:\n  version: 12\n", "plumbline.yaml:2:", "expected a major version from 13 to 18");
        assertWrong("scratch:\n  origins: [docker, lokal]\n", "plumbline.yaml:2:",
                "\"lokal\" is not one of docker, local, embedded");
        assertWrong("- a\n", "plumbline.yaml:1:", "found a list");
        assertWrong("a\n", "plumbline.yaml:1:", "found a single value");
        assertWrong("schemas: [a]\nschemas: [b]\n", "plumbline.yaml:2:", "schemas");
        assertWrong("schemas: [a\nexclude: b\n", "plumbline.yaml:2:", "not YAML");
        assertWrong("schemas: [a]\n---\nschemas: [b]\n", "plumbline.yaml:", "second document");
        assertWrong("schemas: &x [a]\nexclude: *x\n", "plumbline.yaml:2:", "aliases");
    }

    @Test
    void saysWhenTheFileIsNotThere() {
        assertThatThrownBy(() -> ConfigurationReader.read(folder.resolve("absent.yaml"), "absent.yaml", Map.of()))
                .hasMessage("configuration file \"absent.yaml\" does not exist");
    }
}
