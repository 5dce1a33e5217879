package dev.plumbline.schema.online;

/** How a plan treats those who use the database meanwhile. */
public enum PlanMode {
    /** In steps that block nobody for long. */
    ONLINE,
    /** The shortest DDL. */
    DIRECT
}
