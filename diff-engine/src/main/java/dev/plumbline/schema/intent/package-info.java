/** What a comparison cannot know: columns that are split, merged, renamed or moved, and the steps that do it while old and new code write. */
@NullMarked
package dev.plumbline.schema.intent;

import org.jspecify.annotations.NullMarked;
