package io.steelyard.select;

import io.steelyard.random.RandomSource;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A named kind of selector: its options and how to make one; also the service interface by which a jar on the class
 * path adds its own.
 *
 * @param <C> the options record; its components may carry {@link io.steelyard.scenario.Default}
 */
public interface SelectorProvider<C extends Record> {
    /** The name used in scenarios, lower-case with hyphens. */
    String name();

    /** One line for {@code list balancers}: what it does, product and version or paper. */
    String summary();

    /** The type of the options; every component must have a default or be optional if the bare name is to work. */
    Class<C> optionsType();

    /**
     * Makes a selector.
     *
     * @param options the options of the scenario
     */
    Selector create(C options, SelectorContext context);

    /** What the workers of one proxy share; only the counts unless the product shares more or less. */
    default Sharing sharing(C options) {
        return Sharing.COUNTS;
    }

    /** What a proxy of this product does when an endpoint does not take the connection; nothing unless it says more. */
    default RetryRule retries(C options) {
        return RetryRule.NEVER;
    }

    /**
     * Returns a provider made of its parts.
     *
     * @param maker makes a selector from options and the selector's own stream
     */
    static <C extends Record> SelectorProvider<C> of(
            String name, String summary, Class<C> optionsType, BiFunction<C, RandomSource, Selector> maker) {
        return ofTables(name, summary, optionsType, (options, context) -> maker.apply(options, context.random()));
    }

    /** The same for a selector that needs more of the context. */
    static <C extends Record> SelectorProvider<C> ofTables(
            String name, String summary, Class<C> optionsType, BiFunction<C, SelectorContext, Selector> maker) {
        return new ProviderParts<>(
                name, summary, optionsType, maker, options -> Sharing.COUNTS, options -> RetryRule.NEVER);
    }

    /** The same provider, with what the workers share as the options say. */
    default SelectorProvider<C> sharing(Function<C, Sharing> shared) {
        return new ProviderParts<>(name(), summary(), optionsType(), this::create, shared, this::retries);
    }

    /** The same provider, with retries as the options say. */
    default SelectorProvider<C> retrying(Function<C, RetryRule> rule) {
        return new ProviderParts<>(name(), summary(), optionsType(), this::create, this::sharing, rule);
    }
}
