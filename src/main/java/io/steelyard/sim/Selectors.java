package io.steelyard.sim;

import io.steelyard.observe.StoryStep;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Spec;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * The balancers that an experiment knows: all registered ones, and those that the program itself has brought.
 *
 * @param own makers by name
 * @param trace the client whose choices are told, if there is one
 */
public record Selectors(Map<String, Function<RandomSource, Selector>> own, Optional<Trace> trace) {
    /** The registered ones and no others. */
    public static final Selectors REGISTERED = new Selectors(Map.of(), Optional.empty());

    /** Whose choices are told to whom. */
    record Trace(IntSupplier client, Consumer<StoryStep.Chosen> told) {}

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
        return new Selectors(more, trace);
    }

    /** The same balancers, which tell what they choose for a client. */
    Selectors tracing(IntSupplier client, Consumer<StoryStep.Chosen> told) {
        return new Selectors(own, Optional.of(new Trace(client, told)));
    }

    /** The kind of selector that a scenario asks for, with its options. */
    SelectorKind<?> kind(Spec spec) {
        SelectorKind<?> kind = untraced(spec);
        return trace.isPresent() ? traced(kind, spec.label(), trace.get()) : kind;
    }

    private static <C extends Record> SelectorKind<C> traced(SelectorKind<C> kind, String label, Trace trace) {
        SelectorProvider<C> provider = kind.provider();
        SelectorProvider<C> traced = SelectorProvider.ofTables(
                        provider.name(),
                        provider.summary(),
                        provider.optionsType(),
                        (options, context) -> new TracedSelector(
                                provider.create(options, context), label, trace.client(), trace.told()))
                .sharing(provider::sharing)
                .retrying(provider::retries);
        return new SelectorKind<>(traced, kind.options());
    }

    private SelectorKind<?> untraced(Spec spec) {
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
