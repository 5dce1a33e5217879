package dev.plumbline.schema.plan;

/** What a step does to its object. */
public enum ActionType {
    CREATE, ALTER, DROP
}
