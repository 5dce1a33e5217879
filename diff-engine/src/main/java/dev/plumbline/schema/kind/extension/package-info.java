/** Extensions: the extension itself, never its members. */
@NullMarked
package dev.plumbline.schema.kind.extension;

import org.jspecify.annotations.NullMarked;
