package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One step of the way from FROM to TO.
 *
 * @param number the place in the order, from 1
 * @param action what it does
 * @param object the object that it acts on
 * @param title one line for people: {@code create table public.orders}
 * @param statements the statements, in order
 * @param after the numbers of the steps that have to run before this one; any order that keeps to these is right
 */
public record Step(int number, ActionType action, ObjectId object, String title, List<Statement> statements,
        Set<Integer> after) {

    public Step {
        statements = List.copyOf(statements);
        after = Set.copyOf(after);
    }

    /** The same step behind {@code count} others, all of which have to run before it. */
    public Step behind(int count) {
        Set<Integer> shifted = Stream.concat(IntStream.rangeClosed(1, count).boxed(),
                after.stream().map(step -> step + count)).collect(Collectors.toCollection(TreeSet::new));
        return new Step(number + count, action, object, title, statements, shifted);
    }
}
