/**
 * Closed forms and mean-field solutions of long-lived connections on pods, each with the assumptions it rests on.
 *
 * <p>They are oracles for the simulator's tests and stand beside simulated figures in its reports. Spans of time have the
 * unit of the lifetime law that they are used with; a rate is per that unit.
 */
@NullMarked
package io.steelyard.theory;

import org.jspecify.annotations.NullMarked;
