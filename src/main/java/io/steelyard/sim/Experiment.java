package io.steelyard.sim;

import io.steelyard.control.ControlPlane;
import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.scaler.MeteredAutoscaler;
import io.steelyard.kube.scaler.MetricRequest;
import io.steelyard.observe.ClientStory;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StoryStep;
import io.steelyard.random.Distribution;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Scenario.Variant;
import io.steelyard.scenario.Spec;
import io.steelyard.select.Selector;
import io.steelyard.theory.NoiseFloor;
import io.steelyard.traffic.Laws;
import io.steelyard.traffic.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All variants of a scenario, each repeated, on the very same clients.
 *
 * <p>Runs are spread over threads; none of the result depends on how many there are. Immutable: every method that changes
 * something returns another experiment.
 */
public final class Experiment {
    private final Scenario scenario;
    private final Selectors selectors;
    private final Scalers scalers;
    private final int threads;
    private final Progress progress;

    private Experiment(Scenario scenario, Selectors selectors, Scalers scalers, int threads, Progress progress) {
        this.scenario = scenario;
        this.selectors = selectors;
        this.scalers = scalers;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * The experiment that a scenario asks for.
     *
     * @throws IllegalArgumentException if the parts of a variant contradict each other; the message names the variant
     */
    public static Experiment of(Scenario scenario) {
        for (Variant variant : scenario.variants()) {
            try {
                check(variant);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("variant " + variant.name() + ": " + e.getMessage(), e);
            }
        }
        return new Experiment(
                scenario,
                Selectors.REGISTERED,
                Scalers.REGISTERED,
                Runtime.getRuntime().availableProcessors(),
                Progress.NONE);
    }

    private static void check(Variant variant) {
        ControlPlane.check(variant.setup());
        Clients clients = variant.setup().clients();
        Distribution lifetime = Laws.distribution(clients.lifetime().law());
        if (clients.start() != Clients.Start.EMPTY && clients.open().isEmpty()) {
            Population.expectedOpen(clients, lifetime, 0);
        }
    }

    /** The same with some of the variants only; without the baseline among them the first one takes its place. */
    public Experiment only(String... variants) {
        List<String> names = List.of(variants);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("only must name at least one variant");
        }
        List<Variant> kept = scenario.variants().stream()
                .filter(variant -> names.contains(variant.name()))
                .toList();
        for (String name : names) {
            if (kept.stream().noneMatch(variant -> variant.name().equals(name))) {
                throw new IllegalArgumentException("no variant is called " + name + "; there are "
                        + String.join(
                                ", ",
                                scenario.variants().stream().map(Variant::name).toList()));
            }
        }
        String baseline = names.contains(scenario.baseline())
                ? scenario.baseline()
                : kept.get(0).name();
        return with(scenario.withVariants(kept, baseline));
    }

    /**
     * The same with one more variant: the baseline with a balancer of one's own.
     *
     * @param name how the variant is called
     * @param maker makes the balancer of one run; its random source is the run's own
     * @throws IllegalArgumentException if a variant or a registered balancer has the name
     */
    public Experiment add(String name, Function<RandomSource, Selector> maker) {
        List<Variant> variants = new ArrayList<>(scenario.variants());
        Spec spec = new Spec(name, new Selectors.OfProgram(), name);
        variants.add(new Variant(name, scenario.baselineSetup().withBalancer(spec)));
        Scenario larger = scenario.withVariants(variants, scenario.baseline());
        return new Experiment(larger, selectors.with(name, maker), scalers, threads, progress);
    }

    /**
     * The same with one more variant: the baseline with an autoscaler of one's own in place of any other.
     *
     * @param name how the variant is called
     * @param metrics the metrics that it reads, which the baseline's {@code metrics} explain
     * @param maker makes the autoscaler of one run
     * @throws IllegalArgumentException if a variant or a registered autoscaler has the name
     */
    public Experiment addAutoscaler(String name, List<MetricRequest> metrics, Supplier<Autoscaler> maker) {
        List<Variant> variants = new ArrayList<>(scenario.variants());
        ScalerSpec spec = new ScalerSpec(name, new Scalers.OfProgram());
        variants.add(new Variant(name, scenario.baselineSetup().withScaler(spec)));
        Scenario larger = scenario.withVariants(variants, scenario.baseline());
        Scalers more = scalers.with(name, () -> new MeteredAutoscaler(maker.get(), metrics));
        return new Experiment(larger, selectors, more, threads, progress);
    }

    /** The same with another number of replications. */
    public Experiment replications(int replications) {
        return with(scenario.withReplications(replications));
    }

    /** The same with another seed. */
    public Experiment seed(long seed) {
        return with(scenario.withSeed(seed));
    }

    private Experiment with(Scenario other) {
        return new Experiment(other, selectors, scalers, threads, progress);
    }

    /** The same on so many threads; as many as there are processors unless said otherwise. */
    public Experiment threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but is " + count);
        }
        return new Experiment(scenario, selectors, scalers, count, progress);
    }

    /** The same, telling how far it is. */
    public Experiment progress(Progress listener) {
        return new Experiment(scenario, selectors, scalers, threads, listener);
    }

    /** The scenario that is run. */
    public Scenario scenario() {
        return scenario;
    }

    /** Runs everything. */
    public ExperimentResult run() {
        Batch batch = new Batch(scenario, selectors, scalers, progress);
        int workers = Math.min(threads, batch.size());
        List<Thread> others = new ArrayList<>();
        for (int worker = 1; worker < workers; worker++) {
            Thread thread = new Thread(batch::work, "replications-" + worker);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        batch.work();
        try {
            for (Thread thread : others) {
                thread.join();
            }
        } catch (InterruptedException e) {
            batch.stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before all runs had ended", e);
        }
        return batch.result();
    }

    /**
     * Runs one replication of each variant and follows one client through it, the same client under every variant.
     *
     * @param client its place among those of the measured part: those that are there at the start come first
     * @param replication from 0
     */
    public List<Story> stories(int client, int replication) {
        NoiseFloor noiseFloor = new NoiseFloor();
        List<Story> stories = new ArrayList<>();
        for (Variant variant : scenario.variants()) {
            List<StoryStep> steps = new ArrayList<>();
            AtomicReference<@Nullable ClientStory> told = new AtomicReference<>();
            Selectors tracing = selectors.tracing(() -> number(told.get()), steps::add);
            World world = new World(scenario, variant, replication, tracing, scalers, noiseFloor::expectedMaxOverMean);
            ClientStory followed = world.follow(client, steps);
            told.set(followed);
            world.start();
            world.finish();
            stories.add(new Story(variant.name(), client, steps, followed.count()));
        }
        return stories;
    }

    private static int number(@Nullable ClientStory story) {
        return story == null ? -1 : story.number();
    }

    /** All runs of a scenario, taken one by one by whichever thread is free. */
    private static final class Batch {
        private final Scenario scenario;
        private final Selectors selectors;
        private final Scalers scalers;
        private final Progress progress;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<@Nullable RunResult> results;
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        private int ended;

        Batch(Scenario scenario, Selectors selectors, Scalers scalers, Progress progress) {
            this.scenario = scenario;
            this.selectors = selectors;
            this.scalers = scalers;
            this.progress = progress;
            results = new AtomicReferenceArray<>(scenario.variants().size() * scenario.replications());
        }

        int size() {
            return results.length();
        }

        void stop() {
            next.set(size());
        }

        void work() {
            NoiseFloor noiseFloor = new NoiseFloor();
            for (int run = next.getAndIncrement(); run < size(); run = next.getAndIncrement()) {
                try {
                    results.set(run, run(run, noiseFloor));
                    oneMore();
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                    stop();
                    return;
                }
            }
        }

        private RunResult run(int run, NoiseFloor noiseFloor) {
            Variant variant = scenario.variants().get(run / scenario.replications());
            World world = new World(
                    scenario,
                    variant,
                    run % scenario.replications(),
                    selectors,
                    scalers,
                    noiseFloor::expectedMaxOverMean);
            world.start();
            return world.finish();
        }

        private synchronized void oneMore() {
            progress.ended(++ended, size());
        }

        ExperimentResult result() {
            RuntimeException cause = failure.get();
            if (cause != null) {
                throw cause;
            }
            List<List<RunResult>> byVariant = new ArrayList<>();
            for (int run = 0; run < size(); run++) {
                RunResult result = results.get(run);
                if (result == null) {
                    throw new IllegalStateException("run " + run + " of " + size() + " did not end");
                }
                if (run % scenario.replications() == 0) {
                    byVariant.add(new ArrayList<>());
                }
                byVariant.get(byVariant.size() - 1).add(result);
            }
            return ExperimentResult.of(scenario, byVariant);
        }
    }
}
