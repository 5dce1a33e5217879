package dev.plumbline.vector;

/** A candidate that a formula ruled out before anything was built. */
public record Pruned(String label, String reason) {}
