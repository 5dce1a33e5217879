package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How an object gets from its state in FROM to its state in TO. */
public sealed interface Alteration {

    /**
     * ALTER statements keep the object.
     *
     * @param statements the statements; none where another object's change already does it
     * @param disturbs the dependents that PostgreSQL wants out of the way meanwhile; they are dropped before and created again after
     * @param alsoAlters further objects that these statements alter, and whose dependents are therefore asked too
     */
    record InPlace(List<Statement> statements, Predicate<ObjectId> disturbs,
            Set<ObjectId> alsoAlters) implements Alteration {

        public InPlace {
            statements = List.copyOf(statements);
            alsoAlters = Set.copyOf(alsoAlters);
        }
    }

    /** No ALTER exists: the object is dropped and created again, with everything that depends on it. */
    record Replace(String reason) implements Alteration {}

    /** There is no way that keeps the data: the plan says so and leaves the object as it is. */
    record Impossible(String reason) implements Alteration {}

    static Alteration inPlace(List<Statement> statements) {
        return new InPlace(statements, dependent -> false, Set.of());
    }

    static Alteration inPlace(String... statements) {
        return inPlace(Stream.of(statements).map(Statement::of).toList());
    }

    /** ALTER statements that need some dependents out of the way. */
    static Alteration disturbing(List<Statement> statements, Predicate<ObjectId> disturbs) {
        return new InPlace(statements, disturbs, Set.of());
    }

    static Alteration replace(String reason) {
        return new Replace(reason);
    }
}
