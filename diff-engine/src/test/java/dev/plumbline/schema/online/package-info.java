/** Online plans on real servers. */
@NullMarked
package dev.plumbline.schema.online;

import org.jspecify.annotations.NullMarked;
