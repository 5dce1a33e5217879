package dev.plumbline.report.schema;

/**
 * One reason to look twice before a step runs. It follows from the kind of the step, not from a measurement; the size of the table is not
 * known here.
 *
 * @param risk how much care it needs
 * @param step the number of the step
 * @param message what the step does to rows or to those who wait, in one sentence without a full stop
 */
public record Caution(Risk risk, int step, String message) {}
