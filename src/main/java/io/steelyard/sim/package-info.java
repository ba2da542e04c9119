/** One run wired together, and experiments: variants and replications on the same clients, compared. */
@NullMarked
package io.steelyard.sim;

import org.jspecify.annotations.NullMarked;
