/**
 * Primitive data structures of the event loop: they hold {@code int} and {@code long} in plain arrays and allocate only
 * when they grow. None of them is safe for use by several threads at once.
 */
@NullMarked
package io.steelyard.structure;

import org.jspecify.annotations.NullMarked;
