package io.steelyard.select;

import java.util.function.BiFunction;
import java.util.function.Function;

/** A provider held as its parts. */
record ProviderParts<C extends Record>(
        String name,
        String summary,
        Class<C> optionsType,
        BiFunction<C, SelectorContext, Selector> maker,
        Function<C, Sharing> shared,
        Function<C, RetryRule> rule)
        implements SelectorProvider<C> {

    @Override
    public Selector create(C options, SelectorContext context) {
        return maker.apply(options, context);
    }

    @Override
    public Sharing sharing(C options) {
        return shared.apply(options);
    }

    @Override
    public RetryRule retries(C options) {
        return rule.apply(options);
    }
}
