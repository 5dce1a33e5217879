package dev.plumbline.report.json;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.Backfill.Assignment;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the backfills of a plan back from its JSON. */
public final class PlanBackfills {

    /**
     * A step of a plan that fills rows.
     *
     * @param due a condition in SQL over the catalogue that says whether it is still to be run; empty where it always is
     * @param verification what must hold afterwards
     */
    public record FillingStep(int number, String title, Backfill backfill, Optional<String> due,
            List<Check> verification) {

        public FillingStep {
            verification = List.copyOf(verification);
        }
    }

    private final String name;

    private PlanBackfills(String name) {
        this.name = name;
    }

    /**
     * The step of that number, or the only one that fills rows.
     *
     * @param name the file's name as messages give it
     * @param text the JSON of a plan
     * @param back whether a step of the way down is meant
     * @throws PlumblineException with code BAD_INPUT if the text is no plan, or has no such step
     */
    public static FillingStep read(String name, String text, boolean back, OptionalInt number) {
        return new PlanBackfills(name).step(text, back ? "down" : "steps", number);
    }

    private FillingStep step(String text, String way, OptionalInt number) {
        Map<Integer, FillingStep> steps = steps(document(text).path(way));
        if (steps.isEmpty()) {
            throw problem("no step of " + way + "[] fills rows");
        }
        String known = steps.values().stream().map(step -> step.number() + " (" + step.title() + ")")
                .collect(Collectors.joining(", "));
        if (number.isEmpty()) {
            if (steps.size() > 1) {
                throw problem("several steps fill rows: " + known + "; choose one with --step");
            }
            return steps.values().iterator().next();
        }
        FillingStep step = steps.get(number.getAsInt());
        if (step == null) {
            throw problem("step " + number.getAsInt() + " fills no rows; those that do are " + known);
        }
        return step;
    }

    private JsonNode document(String text) {
        JsonNode document;
        try {
            document = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw problem("it is no JSON; expected what plumbline plan --format json writes", e);
        }
        if (!document.path("kind").asString("").equals("plan")
                || document.path("schemaVersion").asInt(0) != Json.SCHEMA_VERSION) {
            throw problem("its kind is \"" + document.path("kind").asString("") + "\" and its schemaVersion "
                    + document.path("schemaVersion").asInt(0) + "; expected a plan of version " + Json.SCHEMA_VERSION
                    + ", as plumbline plan --format json writes it");
        }
        return document;
    }

    private Map<Integer, FillingStep> steps(JsonNode nodes) {
        Map<Integer, FillingStep> steps = new TreeMap<>();
        for (JsonNode node : nodes) {
            if (node.has("backfill")) {
                int number = node.path("number").asInt(0);
                List<Check> checks = stream(node.path("verification"))
                        .map(check -> new Check(check.path("title").asString(""), text(check, "sql"))).toList();
                steps.put(number, new FillingStep(number, node.path("title").asString(""),
                        backfill(node.path("backfill")),
                        node.has("onlyWhen") ? Optional.of(text(node, "onlyWhen")) : Optional.empty(), checks));
            }
        }
        return steps;
    }

    private Backfill backfill(JsonNode node) {
        Optional<Backfill.Upsert> upsert = node.has("upsert")
                ? Optional.of(new Backfill.Upsert(table(node.path("upsert").path("table")),
                        assignments(node.path("upsert").path("key"))))
                : Optional.empty();
        List<String> key = stream(node.path("key")).map(column -> column.asString("")).toList();
        return new Backfill(table(node.path("table")), key, assignments(node.path("set")), text(node, "pending"),
                node.path("batchRows").asInt(Backfill.BATCH_ROWS), upsert);
    }

    private List<Assignment> assignments(JsonNode nodes) {
        return stream(nodes).map(set -> new Assignment(text(set, "column"), text(set, "expression"))).toList();
    }

    private ObjectId table(JsonNode node) {
        List<String> path = stream(node.path("path")).map(part -> part.asString("")).toList();
        if (path.size() != 2) {
            throw problem("a table's path has " + path.size() + " parts; expected schema and table");
        }
        return ObjectId.inSchema(ObjectKind.TABLE, path.getFirst(), path.getLast());
    }

    private String text(JsonNode node, String field) {
        String value = node.path(field).asString("");
        if (value.isBlank()) {
            throw problem("\"" + field + "\" is missing in a step that fills rows");
        }
        return value;
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private PlumblineException problem(String what) {
        return new PlumblineException(ErrorCode.BAD_INPUT, "plan \"" + name + "\": " + what);
    }

    private PlumblineException problem(String what, Exception cause) {
        return new PlumblineException(ErrorCode.BAD_INPUT, "plan \"" + name + "\": " + what, cause);
    }
}
