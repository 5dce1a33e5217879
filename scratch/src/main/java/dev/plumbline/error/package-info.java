/** Errors that a user can cause, with stable codes; shared by every module. */
@NullMarked
package dev.plumbline.error;

import org.jspecify.annotations.NullMarked;
