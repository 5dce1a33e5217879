package dev.plumbline.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part of a database to look at. */
final class SchemaSelection {

    @Option(names = "--schema", paramLabel = "SCHEMA", split = ",",
            description = "Only this schema; may be given several times. Default: all but PostgreSQL's own.")
    List<String> schemas = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "PATTERN", split = ",",
            description = "Leave out what matches: audit.*, *.tmp_*, or a schema; may be given several times.")
    List<String> exclude = new ArrayList<>();
}
