package dev.plumbline.schema.diff;

import org.jspecify.annotations.Nullable;

/** One attribute of an object before and after; null where it is absent on that side. Values are for people, not for execution. */
public record AttributeChange(String attribute, @Nullable String before, @Nullable String after) {}
