package io.steelyard.kube.scaler;

import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.ScalerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The list of all kinds of autoscalers by name: those of this library, then those that jars on the class path provide. */
public final class AutoscalerRegistry {
    private static final List<AutoscalerProvider<?>> BUILT_IN = List.of(Scheduled.PROVIDER, Predictive.PROVIDER);

    private AutoscalerRegistry() {}

    /**
     * Returns every kind of autoscaler, in a fixed order for a given class path.
     *
     * @throws IllegalStateException if two providers have the same name
     */
    public static List<AutoscalerProvider<?>> all() {
        List<AutoscalerProvider<?>> providers = new ArrayList<>(BUILT_IN);
        for (AutoscalerProvider<?> provider : ServiceLoader.load(AutoscalerProvider.class)) {
            providers.add(provider);
        }
        return distinct(providers);
    }

    /** Returns the kind of that name. */
    public static Optional<AutoscalerProvider<?>> find(String name) {
        for (AutoscalerProvider<?> provider : all()) {
            if (provider.name().equals(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes the autoscaler that a scenario asks for.
     *
     * @param spec the name and the options, of the type that the provider of that name declares
     * @throws IllegalArgumentException if no provider has the name, or if the options are of another type
     */
    public static MeteredAutoscaler create(ScalerSpec spec) {
        List<String> names = new ArrayList<>();
        for (AutoscalerProvider<?> provider : all()) {
            if (provider.name().equals(spec.name())) {
                return create(provider, spec.options());
            }
            names.add(provider.name());
        }
        throw NearestName.unknown("autoscaler", spec.name(), names);
    }

    private static <C extends Record> MeteredAutoscaler create(AutoscalerProvider<C> provider, Record options) {
        C own = own(provider, options);
        return new MeteredAutoscaler(provider.create(own), provider.metrics(own));
    }

    /**
     * The metrics that an autoscaler of a kind reads.
     *
     * @throws IllegalArgumentException if the options are not of the kind's type
     */
    public static <C extends Record> List<MetricRequest> metrics(AutoscalerProvider<C> provider, Record options) {
        return provider.metrics(own(provider, options));
    }

    private static <C extends Record> C own(AutoscalerProvider<C> provider, Record options) {
        if (!provider.optionsType().isInstance(options)) {
            throw new IllegalArgumentException("autoscaler " + provider.name() + " takes options of type "
                    + provider.optionsType().getName() + ", not "
                    + options.getClass().getName());
        }
        return provider.optionsType().cast(options);
    }

    /** Returns the providers as given. */
    static List<AutoscalerProvider<?>> distinct(List<AutoscalerProvider<?>> providers) {
        Map<String, AutoscalerProvider<?>> byName = new LinkedHashMap<>();
        for (AutoscalerProvider<?> provider : providers) {
            AutoscalerProvider<?> earlier = byName.putIfAbsent(provider.name(), provider);
            if (earlier != null) {
                throw new IllegalStateException("two autoscalers are called " + provider.name() + ": "
                        + earlier.getClass().getName() + " and "
                        + provider.getClass().getName());
            }
        }
        return List.copyOf(providers);
    }
}
