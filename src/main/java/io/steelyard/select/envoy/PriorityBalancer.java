package io.steelyard.select.envoy;

import io.steelyard.select.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One worker's states for the lists of one priority: all hosts, the healthy ones, and the healthy ones of each zone.
 *
 * <p>Follows Envoy 1.36 {@code common/load_balancer_impl.cc}, {@code hostSourceToUse}. A list keeps its state when its hosts
 * change; in panic the state is that of all hosts.
 */
final class PriorityBalancer {
    private final Supplier<ListBalancer> maker;
    private final ListBalancer all;
    private final ListBalancer healthy;
    private final List<ListBalancer> zones = new ArrayList<>();
    private final LocalitySchedule zoneSchedule = new LocalitySchedule();

    PriorityBalancer(Supplier<ListBalancer> maker) {
        this.maker = maker;
        all = maker.get();
        healthy = maker.get();
    }

    void refreshZones(HostSet hosts, ClusterHosts.Rules rules, long seed) {
        zoneSchedule.refresh(hosts.localities(), rules, seed);
    }

    void refresh(long now, HostSet hosts) {
        all.refresh(now, hosts.all());
        healthy.refresh(now, hosts.healthy());
        for (int zone = 0; zone < hosts.localities().size(); zone++) {
            if (zone == zones.size()) {
                zones.add(maker.get());
            }
            zones.get(zone).refresh(now, hosts.localities().get(zone).healthy());
        }
    }

    int choose(Pick pick, long draw, HostSet hosts, boolean panic) {
        if (panic) {
            return all.choose(pick, draw, hosts.all());
        }
        int zone = zoneSchedule.next();
        if (zone == LocalitySchedule.NONE) {
            return healthy.choose(pick, draw, hosts.healthy());
        }
        return zones.get(zone).choose(pick, draw, hosts.localities().get(zone).healthy());
    }
}
