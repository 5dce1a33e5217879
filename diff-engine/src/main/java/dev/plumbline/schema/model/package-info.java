/** The catalogue as immutable values: identities, objects and the dependencies between them. */
@NullMarked
package dev.plumbline.schema.model;

import org.jspecify.annotations.NullMarked;
