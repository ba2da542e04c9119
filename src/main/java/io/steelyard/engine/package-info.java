/**
 * The discrete-event engine: a clock, two queues of events without an object per event, and the rule that orders events of
 * one instant. It knows nothing of balancing.
 */
@NullMarked
package io.steelyard.engine;

import org.jspecify.annotations.NullMarked;
