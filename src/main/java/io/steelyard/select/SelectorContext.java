package io.steelyard.select;

import io.steelyard.random.RandomSource;

/**
 * What a selector is given when it is made, beside its options.
 *
 * @param random its own stream
 * @param tables the look-up tables of the run
 */
public record SelectorContext(RandomSource random, SharedTables tables) {}
