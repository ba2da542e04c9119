/**
 * Balancers: the choice of an endpoint for one connection, and nothing else.
 *
 * <p>{@link io.steelyard.select.Selector} is open: one file per algorithm, one line in
 * the registry, or a {@link io.steelyard.select.SelectorProvider} on the class path.
 */
@NullMarked
package io.steelyard.select;

import org.jspecify.annotations.NullMarked;
