/** Foreign data wrappers, servers, user mappings and foreign tables. Options that can hold a secret are never read. */
@NullMarked
package dev.plumbline.schema.kind.foreign;

import org.jspecify.annotations.NullMarked;
