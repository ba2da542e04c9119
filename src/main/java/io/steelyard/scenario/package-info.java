/**
 * The scenario as validated, immutable records: who connects, to which pods, under which autoscaler and balancers, and
 * what happens when.
 *
 * <p>Nothing but data: names, defaults and limits stand here; how a file becomes these records is the business of
 * {@code yaml}, what they do that of the layers above.
 */
@NullMarked
package io.steelyard.scenario;

import org.jspecify.annotations.NullMarked;
