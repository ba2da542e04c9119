package io.steelyard.sim;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Spec;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The balancers that an experiment knows: all registered ones, and those that the program itself has brought.
 *
 * @param own makers by name
 */
public record Selectors(Map<String, Function<RandomSource, Selector>> own) {
    /** The registered ones and no others. */
    public static final Selectors REGISTERED = new Selectors(Map.of());

    public Selectors {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /** The options of a balancer that the program has brought: none that a scenario could name. */
    record OfProgram() {}

    Selectors with(String name, Function<RandomSource, Selector> maker) {
        if (SelectorRegistry.find(name).isPresent()) {
            throw new IllegalArgumentException("a registered balancer is called " + name + " already");
        }
        Map<String, Function<RandomSource, Selector>> more = new LinkedHashMap<>(own);
        more.put(name, maker);
        return new Selectors(more);
    }

    /** The kind of selector that a scenario asks for, with its options. */
    SelectorKind<?> kind(Spec spec) {
        Function<RandomSource, Selector> maker = own.get(spec.name());
        return maker == null
                ? SelectorRegistry.kind(spec)
                : new SelectorKind<>(
                        SelectorProvider.of(
                                spec.name(),
                                "a balancer of the program",
                                OfProgram.class,
                                (options, random) -> maker.apply(random)),
                        new OfProgram());
    }
}
