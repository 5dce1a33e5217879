package dev.plumbline.cli.command;

import dev.plumbline.cli.environment.Failures;
import dev.plumbline.schema.cases.CaseVerdict;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The verdicts of acceptance cases, as a table with totals or as JSON. */
record CaseTable(List<CaseVerdict> verdicts) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    CaseTable {
        verdicts = List.copyOf(verdicts);
    }

    /** How many verdicts are neither passed nor skipped. */
    long failed() {
        return verdicts.size() - count(Outcome.PASSED) - count(Outcome.SKIPPED);
    }

    private long count(Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    String text() {
        int width = verdicts.stream().mapToInt(v -> v.name().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (CaseVerdict verdict : verdicts) {
            String line = String.format(Locale.ROOT, "%-12s  %-" + Math.max(1, width) + "s  %-14s  %3d steps  %s",
                    label(verdict.outcome()),
                    verdict.name(), verdict.direction(), verdict.steps(), Failures.oneLine(verdict.detail()));
            table.append(line.stripTrailing()).append('\n');
        }
        long counted = verdicts.size() - count(Outcome.SKIPPED);
        table.append('\n')
                .append(String.format(Locale.ROOT, "%d of %d passed (%.1f %%)", count(Outcome.PASSED), counted,
                        counted == 0 ? 100.0 : 100.0 * count(Outcome.PASSED) / counted));
        table.append(Arrays.stream(Outcome.values()).filter(o -> o != Outcome.PASSED && count(o) > 0)
                .map(o -> count(o) + " " + label(o)).collect(Collectors.joining(", ", "; ", ""))
                .replaceFirst("^; $", ""));
        return table.append('\n').toString();
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode totals = root.putObject("totals");
        for (Outcome outcome : Outcome.values()) {
            totals.put(outcome.name().toLowerCase(Locale.ROOT), count(outcome));
        }
        ArrayNode list = root.putArray("verdicts");
        for (CaseVerdict verdict : verdicts) {
            list.addObject().put("name", verdict.name()).put("direction", verdict.direction())
                    .put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT)).put("steps", verdict.steps())
                    .put("detail", verdict.detail());
        }
        return JSON.writeValueAsString(root) + '\n';
    }

    /** {@code APPLY_FAILED} becomes {@code apply failed}. */
    private static String label(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
