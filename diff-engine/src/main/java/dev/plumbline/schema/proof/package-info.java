/** Plans run on a scratch server, up, down and up again, with rows and under traffic, before anyone trusts them. */
@NullMarked
package dev.plumbline.schema.proof;

import org.jspecify.annotations.NullMarked;
