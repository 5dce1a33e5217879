/** One room per kind of object: its record, its catalogue query and its DDL. {@link dev.plumbline.schema.kind.Kinds} lists them. */
@NullMarked
package dev.plumbline.schema.kind;

import org.jspecify.annotations.NullMarked;
