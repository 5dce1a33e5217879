@NullMarked
package dev.plumbline.schema.cases;

import org.jspecify.annotations.NullMarked;
