/**
 * Random numbers that are the same on every machine: counter-based draws for clients, named streams for components, and
 * the laws they are drawn from. Nothing here keeps shared state, reads a clock, or uses a transcendental function other
 * than those of {@link StrictMath} and of Apache Commons Math, both of which give the same bits everywhere.
 */
@NullMarked
package io.steelyard.random;

import org.jspecify.annotations.NullMarked;
