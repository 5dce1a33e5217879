/** Domains and their constraints. */
@NullMarked
package dev.plumbline.schema.kind.domain;

import org.jspecify.annotations.NullMarked;
