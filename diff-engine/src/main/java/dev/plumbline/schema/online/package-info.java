/** Plans that are safe online: phases, locks, estimates, hazards and the way back of each step. */
@NullMarked
package dev.plumbline.schema.online;

import org.jspecify.annotations.NullMarked;
