package dev.plumbline.schema.plan;

import dev.plumbline.schema.kind.function.Routine;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Statements run with an empty {@code search_path}, so that nothing but what they say can be meant. Functions of the user may count on the
 * path that their application has: while a statement calls such a function, the session has its own path. Immutable.
 */
public final class SearchPath {

    /** Gives the session the path that it started with. */
    public static final Statement OWN = Statement.of("RESET search_path");
    /** Takes all schemas out of the path. */
    public static final Statement EMPTY = Statement.of("SET search_path = ''");
    /** What makes PostgreSQL call functions, or put the bodies of simple ones in the place of calls. */
    private static final Pattern CALLS = Pattern.compile("CREATE (?:UNIQUE )?INDEX .*|CREATE (?:UNLOGGED )?TABLE .*"
            + "|CREATE MATERIALIZED VIEW .*|REFRESH .*|UPDATE .*|INSERT .*|DO \\$backfill\\$.*"
            + "|ALTER (?:FOREIGN )?TABLE .* (?:ADD|VALIDATE|ATTACH PARTITION|TYPE|SET NOT NULL|SET EXPRESSION|SET (?:UN)?LOGGED|SET ACCESS METHOD) ?.*"
            + "|ALTER DOMAIN .* (?:ADD|VALIDATE) .*|ALTER TYPE .* ATTRIBUTE .*", Pattern.DOTALL);
    /** As {@code pg_get_functiondef} writes it: a body as text, for a language that looks names up when it runs. */
    private static final Pattern LOOSE = Pattern
            .compile("(?s)(?!.*\\n LANGUAGE (?:c|internal)\\n)(?!.*\\n SET search_path TO ).*\\nAS \\$.*");

    /** What calls loose functions, itself or through others, and the relations that it belongs to. */
    private final Set<ObjectId> callers = new HashSet<>();

    private SearchPath() {}

    /** For statements between two states. */
    public static SearchPath of(Catalog from, Catalog to) {
        SearchPath path = new SearchPath();
        path.collect(from);
        path.collect(to);
        return path;
    }

    private void collect(Catalog catalog) {
        Deque<ObjectId> open = new ArrayDeque<>();
        Set<ObjectId> seen = new HashSet<>();
        catalog.objects().values().stream()
                .filter(object -> object instanceof Routine routine && LOOSE.matcher(routine.definition()).matches())
                .forEach(object -> open.add(object.id()));
        while (!open.isEmpty()) {
            for (ObjectId caller : catalog.dependencies().on(open.remove())) {
                if (seen.add(caller)) {
                    open.add(caller);
                }
            }
        }
        seen.forEach(this::addWithRelation);
    }

    private void addWithRelation(ObjectId caller) {
        for (ObjectId id = caller; id != null && id.kind() != ObjectKind.SCHEMA; id = id.parent()) {
            callers.add(id);
        }
    }

    /** The statements about an object, those that may call loose functions with the session's own path. */
    public List<Statement> around(ObjectId object, List<Statement> statements) {
        if (!isCaller(object)) {
            return statements;
        }
        return statements.stream().flatMap(statement -> CALLS.matcher(statement.sql()).matches()
                ? own(statement).stream()
                : Stream.of(statement)).toList();
    }

    /** The statement with the session's own path around it. */
    public static List<Statement> own(Statement statement) {
        return List.of(alike(OWN, statement), statement, alike(EMPTY, statement));
    }

    /** Inside a transaction or outside, as the other statement. */
    private static Statement alike(Statement change, Statement other) {
        return new Statement(change.sql(), other.transactional(), Guard.NONE);
    }

    private boolean isCaller(ObjectId object) {
        for (ObjectId id = object; id != null && id.kind() != ObjectKind.SCHEMA; id = id.parent()) {
            if (callers.contains(id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a statement only changes the path. */
    public static boolean isChange(Statement statement) {
        return statement.sql().equals(OWN.sql()) || statement.sql().equals(EMPTY.sql());
    }

    /** The step without changes of the path. */
    public static Step bare(Step step) {
        return new Step(step.number(), step.action(), step.object(), step.title(),
                step.statements().stream().filter(statement -> !isChange(statement)).toList(), step.after());
    }
}
