package io.steelyard.report.chart;

import io.steelyard.observe.SeriesColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A crude service in steps of one second that yields series of a likely shape. */
final class ToyService {
    static final int SECONDS = 2400;
    static final Map<String, Integer> EVENTS = events();

    private static final int BURST = 600;
    private static final int ROLLOUT = 1500;
    private static final int CRASH = 2100;
    private static final int DRAIN_SECONDS = 20;
    private static final int START_SECONDS = 25;
    private static final double MEAN_LIFETIME = 600;

    final List<Integer> times = new ArrayList<>();
    final List<int[]> loads = new ArrayList<>();
    final List<Pod> pods = new ArrayList<>();
    final Map<SeriesColumn, List<Double>> columns = SampleResults.emptyColumns();

    private final String variant;
    private final int sampleSeconds;
    private final SplittableRandom random;
    private int replicas = 10;
    private double waiting;
    private double attempts;
    private double established;
    private double lost;
    private double peak;

    ToyService(String variant, int replication, int sampleSeconds) {
        this.variant = variant;
        this.sampleSeconds = sampleSeconds;
        this.random = new SplittableRandom(variant.hashCode() * 31L + replication);
    }

    private static Map<String, Integer> events() {
        Map<String, Integer> events = new LinkedHashMap<>();
        events.put("burst at 10m", BURST);
        events.put("rollout at 25m", ROLLOUT);
        events.put("crash at 35m", CRASH);
        return events;
    }

    /** A pod: starting, serving, draining, gone. */
    static final class Pod {
        final int ready;
        final double weight;
        int stopping = Integer.MAX_VALUE;
        double load;

        Pod(int ready, double weight) {
            this.ready = ready;
            this.weight = weight;
        }

        boolean serves(int now) {
            return now >= ready && now < stopping;
        }

        boolean isGone(int now) {
            return now >= (long) stopping + DRAIN_SECONDS;
        }
    }

    void run() {
        for (int pod = 0; pod < replicas; pod++) {
            pods.add(new Pod(0, weight()));
        }
        place(0, 9600);
        for (int now = 0; now <= SECONDS; now++) {
            step(now);
            if (now % sampleSeconds == 0) {
                sample(now);
            }
        }
    }

    private void step(int now) {
        double lostNow = drain(now);
        if (now == CRASH) {
            Pod victim =
                    pods.stream().filter(pod -> pod.serves(now)).findFirst().orElseThrow();
            lostNow += victim.load;
            victim.load = 0;
            victim.stopping = now - DRAIN_SECONDS;
        }
        control(now);
        for (Pod pod : pods) {
            double leaving = pod.load / MEAN_LIFETIME;
            pod.load = Math.max(0, pod.load - noisy(leaving));
        }
        double back = waiting * 0.2;
        waiting += lostNow - back;
        double tried = now == 0 ? 0 : back * (1.1 + 0.2 * random.nextDouble()) + lostNow * 0.1;
        double fresh = noisy(now >= BURST && now < BURST + 60 ? 350 : 16);
        place(now, fresh + back);
        attempts += tried;
        peak = Math.max(peak, tried);
        established += fresh + back;
        lost += lostNow;
    }

    private double drain(int now) {
        double gone = 0;
        for (Pod pod : pods) {
            if (now >= pod.stopping && pod.load > 0) {
                int rest = Math.max(1, pod.stopping + DRAIN_SECONDS - now);
                double leaving = Math.min(pod.load, Math.ceil(pod.load / rest));
                pod.load -= leaving;
                gone += leaving;
            }
        }
        return gone;
    }

    private void control(int now) {
        double need = need();
        if (now % 15 == 0 && now < ROLLOUT) {
            replicas = Math.max(replicas, (int) Math.min(Math.min(40, replicas * 2.0), Math.ceil(need * 0.97)));
        } else if (now > BURST + 900 && now % 120 == 0) {
            replicas = (int) Math.max(Math.ceil(need), Math.max(10, replicas - 3));
        }
        long alive = pods.stream().filter(pod -> now < pod.stopping).count();
        for (long pod = alive; pod < replicas; pod++) {
            pods.add(new Pod(now + START_SECONDS + random.nextInt(10), weight()));
        }
        List<Pod> serving = pods.stream().filter(pod -> pod.serves(now)).toList();
        List<Pod> old = serving.stream().filter(pod -> pod.ready < ROLLOUT).toList();
        if (now >= ROLLOUT && now % 30 == 0) {
            for (int pod = 0; pod < Math.min(replicas / 4 + 1, old.size()); pod++) {
                old.get(pod).stopping = now;
                pods.add(new Pod(now + START_SECONDS, weight()));
            }
        } else if (serving.size() > replicas && old.isEmpty()) {
            serving.get(serving.size() - 1).stopping = now;
        }
    }

    private void place(int now, double count) {
        List<Pod> serving = pods.stream().filter(pod -> pod.serves(now)).toList();
        if (variant.startsWith("least")) {
            double chosen = variant.equals("least-conn") ? 1 : 0.6;
            fillLowest(serving, count * chosen);
            spread(serving, count * (1 - chosen));
        } else {
            spread(serving, count);
        }
    }

    private void spread(List<Pod> serving, double count) {
        double weights = serving.stream().mapToDouble(pod -> pod.weight).sum();
        for (Pod pod : serving) {
            double share = count * pod.weight / weights;
            pod.load += variant.equals("round-robin") ? Math.rint(share) : noisy(share);
        }
    }

    private static void fillLowest(List<Pod> serving, double count) {
        for (int given = 0; given < count; given += 10) {
            Pod lowest = serving.get(0);
            for (Pod pod : serving) {
                lowest = pod.load < lowest.load ? pod : lowest;
            }
            lowest.load += Math.min(10, count - given);
        }
    }

    private void sample(int now) {
        double max = 0;
        double sum = 0;
        int serving = 0;
        int[] row = new int[pods.size()];
        for (int pod = 0; pod < row.length; pod++) {
            Pod each = pods.get(pod);
            row[pod] = each.isGone(now) ? -1 : (int) each.load;
            if (each.serves(now)) {
                max = Math.max(max, each.load);
                sum += each.load;
                serving++;
            }
        }
        times.add(now);
        loads.add(row);
        double mean = sum / serving;
        set(SeriesColumn.CONNECTIONS, pods.stream().mapToDouble(pod -> pod.load).sum());
        set(SeriesColumn.WAITING, waiting);
        set(SeriesColumn.SERVING_PODS, serving);
        set(SeriesColumn.LIVE_PODS, (double)
                Arrays.stream(row).filter(load -> load >= 0).count());
        set(SeriesColumn.TERMINATING_PODS, Double.NaN);
        set(SeriesColumn.REPLICAS, replicas);
        set(SeriesColumn.NEEDED_PODS, need());
        set(SeriesColumn.MAX_OVER_MEAN, max / mean);
        set(SeriesColumn.NOISE_FLOOR, 1 + Math.sqrt(2 * StrictMath.log(serving) / mean));
        set(SeriesColumn.COEFFICIENT_OF_VARIATION, Double.NaN);
        set(SeriesColumn.GINI, Double.NaN);
        set(SeriesColumn.RECONNECT_ATTEMPTS, attempts / sampleSeconds);
        set(SeriesColumn.RECONNECT_PEAK, peak);
        set(SeriesColumn.ESTABLISHED, established / sampleSeconds);
        set(SeriesColumn.LOST, lost / sampleSeconds);
        failures(now);
        moves(now);
        accept(now, serving);
        attempts = 0;
        peak = 0;
        established = 0;
        lost = 0;
    }

    /** After the crash nobody listens on some pods, random's are full as well, round-robin's and maglev's are killed. */
    private void failures(int now) {
        double after = now > CRASH && !variant.equals("least-conn") ? Math.max(0, CRASH + 200 - now) : 0;
        set(SeriesColumn.WITHOUT_ENDPOINT, 0);
        set(SeriesColumn.REFUSED, after == 0 ? 0 : noisy(after));
        set(SeriesColumn.REFUSED_FULL, variant.equals("random") && after > 0 ? noisy(50) : 0);
        set(SeriesColumn.TIMED_OUT, 0);
        set(SeriesColumn.WITHOUT_GATEWAY, 0);
        set(SeriesColumn.OVERFLOWED, 0);
        set(SeriesColumn.HANDSHAKE_TIMED_OUT, 0);
        set(SeriesColumn.NOT_ADMITTED, 0);
        set(SeriesColumn.OTHER_POD, 0);
        set(SeriesColumn.DOWNSTREAM_FULL, 0);
        set(SeriesColumn.GATEWAYS, 3);
        set(SeriesColumn.GATEWAY_MAX_OVER_MEAN, 1.1);
        double killed = Math.max(0, Math.floorDiv(now - CRASH, 60));
        set(SeriesColumn.OUT_OF_MEMORY, variant.equals("round-robin") ? killed : 0);
        set(SeriesColumn.UNHEALTHY, variant.equals("maglev") ? 2 * killed : 0);
    }

    /** After the rollout a client of round-robin or random has moved up to three times, one of least-conn once. */
    private void moves(int now) {
        double share = now < ROLLOUT || now >= CRASH ? 0 : Math.min(1, (now - ROLLOUT) / 200.0);
        set(SeriesColumn.MOVED, share);
        set(SeriesColumn.MOVED_TWICE, variant.startsWith("least") ? 0 : share * share / 2);
        set(SeriesColumn.MOVED_THRICE, variant.startsWith("least") ? 0 : share * share * share / 6);
    }

    /** Pods of all variants but maglev take 20 handshakes a second; they wait after the burst and after the crash. */
    private void accept(int now, int serving) {
        double queue = Math.max(0, now >= CRASH ? 400 - (now - CRASH) * 4 : now >= BURST ? 900 - (now - BURST) * 9 : 0);
        boolean limited = !variant.equals("maglev");
        set(SeriesColumn.ATTEMPTS, (attempts + established) / sampleSeconds);
        set(SeriesColumn.ACCEPT_CAPACITY, limited ? 20.0 * serving : Double.NaN);
        set(SeriesColumn.HANDSHAKES_WAITING, limited ? queue : Double.NaN);
        set(SeriesColumn.LONGEST_QUEUE, limited ? Math.rint(queue / 5) : Double.NaN);
        set(SeriesColumn.DOWNSTREAM_WAITING, limited ? 0 : Double.NaN);
    }

    private double need() {
        return pods.stream().mapToDouble(pod -> pod.load).sum() / 1000;
    }

    private void set(SeriesColumn column, double value) {
        columns.get(column).add(value);
    }

    private double weight() {
        return switch (variant) {
            case "ring-hash" -> 0.6 + 0.8 * random.nextDouble();
            case "maglev" -> 0.97 + 0.06 * random.nextDouble();
            default -> 1;
        };
    }

    private double noisy(double mean) {
        double normal = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
        return Math.max(0, Math.rint(mean + normal * Math.sqrt(3 * mean)));
    }
}
