/** From changes to ordered statements: actions, one dependency graph, one sort. */
@NullMarked
package dev.plumbline.schema.plan;

import org.jspecify.annotations.NullMarked;
