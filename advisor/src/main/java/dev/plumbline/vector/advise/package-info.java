/** From a sample to a recommendation: profile, candidates, contest, choice, prediction. */
@NullMarked
package dev.plumbline.vector.advise;

import org.jspecify.annotations.NullMarked;
