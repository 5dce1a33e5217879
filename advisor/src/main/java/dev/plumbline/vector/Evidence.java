package dev.plumbline.vector;

/** How a number came about. Every number in a report carries one of these words. */
public enum Evidence {
    /** Read from the server: a catalogue, a plan, a notice. */
    TRACED,
    /** Observed by running it. */
    MEASURED,
    /** Derived by a formula that is exact up to its stated band. */
    COMPUTED,
    /** Extrapolated by a model; the band is part of the number. */
    ESTIMATED
}
