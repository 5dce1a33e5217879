package dev.plumbline.vector;

import java.util.List;

/**
 * The server that the trials ran on.
 *
 * @param description how it was found and started
 * @param warnings known defects of these versions, one sentence each
 */
public record ServerFacts(String description, String postgresVersion, String pgvectorVersion, int processors,
        List<String> warnings) {
    public ServerFacts {
        warnings = List.copyOf(warnings);
    }
}
