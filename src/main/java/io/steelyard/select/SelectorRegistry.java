package io.steelyard.select;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.Spec;
import io.steelyard.select.envoy.Envoy;
import io.steelyard.select.envoy.Istio;
import io.steelyard.select.envoy.LeastRequest;
import io.steelyard.select.envoy.Maglev;
import io.steelyard.select.envoy.RingHash;
import io.steelyard.select.envoy.RoundRobin;
import io.steelyard.select.envoy.UniformRandom;
import io.steelyard.select.haproxy.Haproxy;
import io.steelyard.select.ingressnginx.IngressNginx;
import io.steelyard.select.kubeproxy.KubeProxy;
import io.steelyard.select.nginx.Nginx;
import io.steelyard.select.research.Anchor;
import io.steelyard.select.research.Aperture;
import io.steelyard.select.research.BoundedJump;
import io.steelyard.select.research.ClientList;
import io.steelyard.select.research.Dx;
import io.steelyard.select.research.JoinIdleQueue;
import io.steelyard.select.research.Jump;
import io.steelyard.select.research.LeastConn;
import io.steelyard.select.research.Memento;
import io.steelyard.select.research.MultiProbe;
import io.steelyard.select.research.NewPodFirst;
import io.steelyard.select.research.PeakEwma;
import io.steelyard.select.research.Power;
import io.steelyard.select.research.Rendezvous;
import io.steelyard.select.research.StaleLeastConn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The list of all kinds of selectors: those of this library, then those that jars on the class path provide. */
public final class SelectorRegistry {
    private static final List<SelectorProvider<?>> BUILT_IN = List.of(
            RoundRobin.PROVIDER,
            UniformRandom.PROVIDER,
            LeastConn.PROVIDER,
            LeastRequest.PROVIDER,
            RingHash.PROVIDER,
            Maglev.PROVIDER,
            Jump.PROVIDER,
            Rendezvous.PROVIDER,
            MultiProbe.PROVIDER,
            Anchor.PROVIDER,
            Memento.PROVIDER,
            Dx.PROVIDER,
            Power.PROVIDER,
            BoundedJump.PROVIDER,
            PeakEwma.PROVIDER,
            Aperture.PROVIDER,
            JoinIdleQueue.PROVIDER,
            StaleLeastConn.PROVIDER,
            NewPodFirst.PROVIDER,
            ClientList.PROVIDER,
            KubeProxy.PROVIDER,
            Haproxy.PROVIDER,
            Nginx.PROVIDER,
            IngressNginx.PROVIDER,
            Envoy.PROVIDER,
            Istio.PROVIDER);

    private SelectorRegistry() {}

    /**
     * Returns every kind of selector, in a fixed order for a given class path.
     *
     * @throws IllegalStateException if two providers have the same name
     */
    public static List<SelectorProvider<?>> all() {
        List<SelectorProvider<?>> providers = new ArrayList<>(BUILT_IN);
        for (SelectorProvider<?> provider : ServiceLoader.load(SelectorProvider.class)) {
            providers.add(provider);
        }
        return distinct(providers);
    }

    /** Returns the kind of that name. */
    public static Optional<SelectorProvider<?>> find(String name) {
        for (SelectorProvider<?> provider : all()) {
            if (provider.name().equals(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes the selector that a scenario asks for.
     *
     * @param spec the name and the options, of the type that the provider of that name declares
     * @param random the selector's own stream
     * @throws IllegalArgumentException if no provider has the name, or if the options are of another type
     */
    public static Selector create(Spec spec, RandomSource random) {
        return create(spec, new SelectorContext(random, new SharedTables()));
    }

    /** The same for a selector that shares look-up tables with others. */
    public static Selector create(Spec spec, SelectorContext context) {
        return kind(spec).create(context);
    }

    /**
     * Returns the kind of selector that a scenario asks for, with its options.
     *
     * @throws IllegalArgumentException if no provider has the name, or if the options are of another type
     */
    public static SelectorKind<?> kind(Spec spec) {
        return kind(find(spec.name()).orElseThrow(() -> unknown(spec.name())), spec);
    }

    private static <C extends Record> SelectorKind<C> kind(SelectorProvider<C> provider, Spec spec) {
        if (!provider.optionsType().isInstance(spec.options())) {
            throw new IllegalArgumentException("balancer " + spec.name() + " takes options of type "
                    + provider.optionsType().getName() + ", not "
                    + spec.options().getClass().getName());
        }
        return new SelectorKind<>(provider, provider.optionsType().cast(spec.options()));
    }

    /** Returns the providers as given. */
    static List<SelectorProvider<?>> distinct(List<SelectorProvider<?>> providers) {
        Map<String, SelectorProvider<?>> byName = new LinkedHashMap<>();
        for (SelectorProvider<?> provider : providers) {
            SelectorProvider<?> earlier = byName.putIfAbsent(provider.name(), provider);
            if (earlier != null) {
                throw new IllegalStateException("two balancers are called " + provider.name() + ": "
                        + earlier.getClass().getName() + " and "
                        + provider.getClass().getName());
            }
        }
        return List.copyOf(providers);
    }

    private static IllegalArgumentException unknown(String name) {
        List<String> names = new ArrayList<>();
        for (SelectorProvider<?> provider : all()) {
            names.add(provider.name());
        }
        return NearestName.unknown("balancer", name, names);
    }
}
