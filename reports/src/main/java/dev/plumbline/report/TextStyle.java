package dev.plumbline.report;

/** Whether text carries terminal colours. Colour never carries information of its own. */
public enum TextStyle {
    PLAIN, ANSI
}
