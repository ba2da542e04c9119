package io.steelyard.select.envoy;

import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Round robin, least request or random as a cluster has them: with a seed, and a state for each list of hosts, of every
 * worker.
 *
 * <p>Follows Envoy 1.36 {@code common/load_balancer_impl.cc}. Every choice draws one number for the priority, even where
 * there is one only, then what the algorithm draws.
 */
final class WorkerPolicy implements LbPolicy {
    private final RandomSource random;
    private final HostAges ages;
    private final boolean slowStart;
    private final Supplier<Supplier<ListBalancer>> ofWorker;
    private final List<Worker> workers = new ArrayList<>();
    private @Nullable ClusterHosts hosts;
    private long refreshed;

    /**
     * Creates a policy with one worker; others follow as they first choose.
     *
     * @param ages when the hosts were first seen, kept up to date if there is a slow start
     * @param ofWorker draws a worker's seed, if it has one, and returns what makes the states of its lists
     */
    private WorkerPolicy(
            RandomSource random, HostAges ages, boolean slowStart, Supplier<Supplier<ListBalancer>> ofWorker) {
        this.random = random;
        this.ages = ages;
        this.slowStart = slowStart;
        this.ofWorker = ofWorker;
        workers.add(new Worker(random, ofWorker.get()));
    }

    static LbPolicy roundRobin(RoundRobin.Config config, RandomSource random) {
        HostAges ages = new HostAges();
        return new WorkerPolicy(random, ages, config.slowStart().isPresent(), () -> {
            long seed = random.nextLong();
            return () -> new RoundRobin(seed, config.slowStart(), ages);
        });
    }

    static LbPolicy leastRequest(LeastRequest.Config config, RandomSource random) {
        HostAges ages = new HostAges();
        return new WorkerPolicy(random, ages, config.slowStart().isPresent(), () -> {
            long seed = random.nextLong();
            return () -> new LeastRequest(config, random, seed, ages);
        });
    }

    static LbPolicy random(RandomSource random) {
        UniformRandom.Config config = new UniformRandom.Config();
        return new WorkerPolicy(random, new HostAges(), false, () -> () -> new UniformRandom(config, random));
    }

    @Override
    public void refresh(long now, ClusterHosts changed) {
        hosts = changed;
        refreshed = now;
        if (slowStart) {
            ages.refresh(now, changed.taking());
        }
        workers.forEach(worker -> worker.refresh(now, changed));
    }

    @Override
    public int choose(Pick pick, ClusterHosts known, int again) {
        while (workers.size() <= pick.worker()) {
            addWorker();
        }
        Worker worker = workers.get(pick.worker());
        int slot = worker.choose(pick, known);
        for (int tries = 0; tries < again && slot != Selector.NONE && pick.tried(slot); tries++) {
            slot = worker.choose(pick, known);
        }
        return slot;
    }

    private void addWorker() {
        Worker worker = new Worker(random, ofWorker.get());
        workers.add(worker);
        if (hosts != null) {
            worker.refresh(refreshed, hosts);
        }
    }

    /** When the hosts were first seen. */
    HostAges ages() {
        return ages;
    }

    /** One worker's states, by priority. */
    private static final class Worker {
        private final RandomSource random;
        private final Supplier<ListBalancer> maker;
        private final List<PriorityBalancer> priorities = new ArrayList<>();

        Worker(RandomSource random, Supplier<ListBalancer> maker) {
            this.random = random;
            this.maker = maker;
        }

        void refresh(long now, ClusterHosts hosts) {
            for (int priority = 0; priority < hosts.priorities(); priority++) {
                if (priority == priorities.size()) {
                    priorities.add(new PriorityBalancer(maker));
                }
                if (hosts.rules().localities().weighted()) {
                    priorities.get(priority).refreshZones(hosts.at(priority), hosts.rules(), random.nextLong());
                }
                priorities.get(priority).refresh(now, hosts.at(priority));
            }
        }

        int choose(Pick pick, ClusterHosts hosts) {
            long draw = random.nextLong();
            int priority = hosts.priority(draw);
            return priorities.get(priority).choose(pick, draw, hosts.at(priority), hosts.panic(priority));
        }
    }
}
