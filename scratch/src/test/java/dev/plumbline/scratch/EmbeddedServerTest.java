package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedServerTest {

    private static final ScratchOptions EMBEDDED = ScratchOptions.defaults().withOrigins(Origin.EMBEDDED);

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void everySupportedMajorVersionStartsAnswersAndClones(int major) throws SQLException {
        try (ScratchServer server = ScratchServer.start(EMBEDDED.withMajorVersion(major));
                ScratchDatabase database = server.createDatabase()) {
            assertThat(server.majorVersion()).isEqualTo(major);
            assertThat(server.description()).matches("PostgreSQL " + major + "\\.\\d+, embedded binaries of /.*");
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION pg_trgm");
                statement.execute("CREATE TABLE t AS SELECT 'ä' COLLATE \"C\" AS word");
            }
            try (ScratchDatabase copy = server.cloneDatabase(database);
                    Connection connection = copy.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement
                            .executeQuery("SELECT word, current_setting('server_version_num')::int / 10000 FROM t")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("ä");
                assertThat(row.getInt(2)).isEqualTo(major);
            }
        }
    }

    @Test
    void saysThatTheyOfferNoVectorsBeforeAnythingIsFetched() {
        assertThatThrownBy(() -> ScratchServer.start(EMBEDDED.requiring("vector")))
                .hasMessage(
                        "no scratch server of PostgreSQL with \"vector\" can be had: embedded binaries: offer no extension \"vector\";"
                                + " run scripts/setup, start Docker, or name a server by its URL");
    }

    @Test
    void saysThatAVersionIsNotSupported() {
        assertThatThrownBy(() -> ScratchServer.start(EMBEDDED.withMajorVersion(12)))
                .hasMessageContaining("embedded binaries: there are none of PostgreSQL 12");
    }
}
