package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/**
 * One step of the way from FROM to TO.
 *
 * @param number the place in the order, from 1
 * @param action what it does
 * @param object the object that it acts on
 * @param title one line for people: {@code create table public.orders}
 * @param statements the statements, in order
 */
public record Step(int number, ActionType action, ObjectId object, String title, List<Statement> statements) {

    public Step {
        statements = List.copyOf(statements);
    }
}
