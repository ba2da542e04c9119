package io.steelyard.select;

import io.steelyard.random.RandomSource;
import java.util.function.BiFunction;

/** A provider held as its parts. */
record ProviderParts<C extends Record>(
        String name, String summary, Class<C> optionsType, BiFunction<C, RandomSource, Selector> maker)
        implements SelectorProvider<C> {

    @Override
    public Selector create(C options, RandomSource random) {
        return maker.apply(options, random);
    }
}
