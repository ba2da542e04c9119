package io.steelyard.select;

import io.steelyard.random.RandomSource;
import java.util.function.BiFunction;

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
     * @param random the selector's own stream
     */
    Selector create(C options, RandomSource random);

    /**
     * Returns a provider made of its parts.
     *
     * @param maker makes a selector from options and the selector's own stream
     */
    static <C extends Record> SelectorProvider<C> of(
            String name, String summary, Class<C> optionsType, BiFunction<C, RandomSource, Selector> maker) {
        return new ProviderParts<>(name, summary, optionsType, maker);
    }
}
