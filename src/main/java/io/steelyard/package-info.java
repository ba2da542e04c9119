/**
 * The entry for callers from Java: load a scenario, run the experiment, read the comparison.
 */
@NullMarked
package io.steelyard;

import org.jspecify.annotations.NullMarked;
