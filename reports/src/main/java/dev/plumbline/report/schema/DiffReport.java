package dev.plumbline.report.schema;

import dev.plumbline.schema.diff.AttributeChange;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as the renderers tell it.
 *
 * @param result the comparison itself
 * @param groups its changes by the object that they belong to, in the order of the catalogue
 * @param tally its changes by type
 * @param cautions the steps that need a second look, the worst first
 * @param blocks its statements by transaction
 */
public record DiffReport(DiffResult result, List<ObjectGroup> groups, Tally tally, List<Caution> cautions,
        List<TransactionBlock> blocks) {

    private static final Set<ObjectKind> FACTS = EnumSet.of(ObjectKind.OWNER, ObjectKind.COMMENT, ObjectKind.PRIVILEGE);
    /** Their definition says what they are. */
    private static final Set<ObjectKind> CONSTRAINTS = EnumSet.of(ObjectKind.CONSTRAINT, ObjectKind.FOREIGN_KEY);
    private static final Set<String> SPEAKING = Set.of("definition", "substance", "text", "expression", "privileges",
            "labels");
    private static final Map<String, String> USUAL = Map.of("access method", "heap", "replica identity", "default",
            "valid", "true",
            "validated", "true", "enabled", "ENABLE", "permissive", "true");

    public DiffReport {
        groups = List.copyOf(groups);
        cautions = List.copyOf(cautions);
        blocks = List.copyOf(blocks);
    }

    /** Works out what there is to tell. */
    public static DiffReport of(DiffResult result) {
        return new DiffReport(result, groups(result.changes()), Tally.of(result.changes()),
                Cautions.of(result).stream().sorted(Comparator.comparing(Caution::risk).reversed()).toList(),
                TransactionBlock.of(result.steps()));
    }

    /** Whether the steps lead all the way: nothing stands in it. The notes say what does. */
    public boolean isComplete() {
        return result.notes().isEmpty();
    }

    /** The worst of the cautions, or low. */
    public Risk risk() {
        return cautions.stream().map(Caution::risk).max(Comparator.naturalOrder()).orElse(Risk.LOW);
    }

    /** The cautions of one level. */
    public List<Caution> cautions(Risk risk) {
        return cautions.stream().filter(caution -> caution.risk() == risk).toList();
    }

    /** How many statements there are. */
    public int statements() {
        return result.steps().stream().mapToInt(step -> step.statements().size()).sum();
    }

    /** How many statements stand outside of any transaction. */
    public long statementsAlone() {
        return result.steps().stream().flatMap(step -> step.statements().stream())
                .filter(statement -> !statement.transactional()).count();
    }

    /** The attributes of a change that say something: of an added or removed object, neither what it lacks nor what is usual. */
    public static List<AttributeChange> telling(Change change) {
        return switch (change.type()) {
            case ADDED ->
                change.attributes().stream()
                        .filter(attribute -> tells(change, attribute.attribute(), attribute.after())).toList();
            case REMOVED ->
                change.attributes().stream()
                        .filter(attribute -> tells(change, attribute.attribute(), attribute.before())).toList();
            case CHANGED, RENAMED -> change.attributes();
        };
    }

    private static boolean tells(Change change, String attribute, @Nullable String value) {
        if (value == null || value.isEmpty() || SPEAKING.contains(attribute)) {
            return value != null && !value.isEmpty();
        }
        boolean said = CONSTRAINTS.contains(change.object().kind()) && attribute.equals("type");
        return !said && isSet(value) && !value.equals(USUAL.get(attribute));
    }

    /** Whether an attribute has a value; false and empty mean that it has none. */
    static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty() && !value.equals("false");
    }

    /** A value with the name of its attribute, unless the value speaks for itself: {@code type text}, {@code CHECK (total > 0)}. */
    public static String named(AttributeChange attribute, @Nullable String value) {
        return (SPEAKING.contains(attribute.attribute()) ? "" : attribute.attribute() + " ")
                + (value == null ? "" : value);
    }

    /** The cautions, with the steps that share one together. */
    public Map<Caution, List<Integer>> cautionsTogether() {
        Map<Caution, List<Integer>> together = new LinkedHashMap<>();
        cautions.forEach(caution -> together
                .computeIfAbsent(new Caution(caution.risk(), 0, caution.message()), same -> new ArrayList<>())
                .add(caution.step()));
        return together;
    }

    private static List<ObjectGroup> groups(List<Change> changes) {
        Map<ObjectId, List<Change>> byObject = new TreeMap<>(Comparator.comparing(ObjectId::kind)
                .thenComparing(ObjectId::displayName));
        changes.forEach(
                change -> byObject.computeIfAbsent(standalone(change.object()), id -> new ArrayList<>()).add(change));
        return byObject.entrySet().stream().map(entry -> new ObjectGroup(entry.getKey(), entry.getValue().stream()
                .sorted(Comparator.comparing((Change change) -> !change.object().equals(entry.getKey()))
                        .thenComparing(Change::object))
                .toList())).toList();
    }

    /** The outermost holder below the schema: a column belongs to its table, a table to itself. */
    private static ObjectId standalone(ObjectId id) {
        ObjectId parent = id.parent();
        return parent == null || (parent.kind() == ObjectKind.SCHEMA && !FACTS.contains(id.kind()))
                ? id
                : standalone(parent);
    }
}
