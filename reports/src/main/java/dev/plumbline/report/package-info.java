/** Renders results for people and machines: one model, many renderers. Nothing here prints, and nothing here decides. */
@NullMarked
package dev.plumbline.report;

import org.jspecify.annotations.NullMarked;
