package io.steelyard.rebalance;

import io.steelyard.scenario.Count;
import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Workload.Drain;
import java.time.Duration;
import java.util.List;

/** The registry of named drains. */
public final class DrainPresets {
    private static final List<DrainPreset> ALL = List.of(
            new DrainPreset(
                    "phoenix",
                    new Drain.Batches(new Count(10_000), Duration.ofSeconds(2)),
                    "Phoenix, drainer of lib/phoenix/endpoint.ex: batches of 10,000 every 2 s. It ends after 30 s, which is"
                            + " for terminationGracePeriodSeconds to say"),
            new DrainPreset(
                    "nats-lame-duck",
                    new Drain.Over(Duration.ofMinutes(2), Duration.ofSeconds(10)),
                    "NATS server, lame duck mode (gnatsd#817): 10 s of grace, then within 2 min, in whose place 30 s is the"
                            + " least. It closes at even steps of up to 1 s, here at random instants"),
            new DrainPreset(
                    "emqx-evacuate",
                    new Drain.AtRate(new Rate(500)),
                    "EMQX, node evacuation (conn-evict-rate of its documentation): 500/s"));

    private static final List<String> NAMES =
            ALL.stream().map(DrainPreset::name).toList();

    private DrainPresets() {}

    /** Returns all presets. */
    public static List<DrainPreset> all() {
        return ALL;
    }

    /**
     * Returns the preset of a name.
     *
     * @throws IllegalArgumentException if there is none; the message tells the nearest name
     */
    public static DrainPreset named(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw NearestName.unknown("drain preset", name, NAMES);
        }
        return ALL.get(index);
    }
}
