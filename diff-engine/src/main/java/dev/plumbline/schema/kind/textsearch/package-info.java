/** Text search parsers, templates, dictionaries and configurations. */
@NullMarked
package dev.plumbline.schema.kind.textsearch;

import org.jspecify.annotations.NullMarked;
