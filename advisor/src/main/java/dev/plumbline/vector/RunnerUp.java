package dev.plumbline.vector;

/** A candidate that was measured and not taken. */
public record RunnerUp(IndexSpec spec, String label, String whyNot) {}
