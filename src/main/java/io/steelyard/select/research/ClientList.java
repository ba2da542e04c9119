package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Default;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import java.util.Arrays;

/**
 * Clients that have the list of servers and choose themselves, without a gateway.
 *
 * <p>A choice is a function of the client's number, how many connections it has tried before, and the list. Weights and
 * loads are ignored, as clients do not know them. Presets:
 *
 * <ul>
 *   <li>{@code nats}: nats.go 1.1.0 ({@code setupServerPool}, {@code selectNextServer}): each client shuffles the list, and
 *       at each loss or failure puts the server at the end and takes the next. The list is fixed: servers that take no
 *       connections for now are tried too, a pod that replaces another has its line, and lines of nobody are passed over.
 *       Departures: servers that failed before the first connection stood are not tried again out of turn, and neither
 *       {@code MaxReconnect} nor the lists that servers send to clients are modelled.
 *   <li>{@code kafka}: Apache Kafka 2.8, {@code clients/NetworkClient.java} ({@code leastLoadedNode}): each connection begins
 *       at a random server of a fixed list. Departures: only this first connection is modelled, not those to the partitions'
 *       leaders, and a server that has just failed is not passed over.
 *   <li>{@code grpcPickFirst}: gRPC's pick_first (proposal A62): servers are tried in the order of the list until one answers;
 *       with {@code shuffleAddressList} in an order that is drawn whenever the list is read, here at every connection.
 *       Without it all clients try the same server first. The list has the servers that take connections, as that of a
 *       headless Service.
 *   <li>{@code grpcRoundRobin}: grpc-java 05a877d, {@code util/RoundRobinLoadBalancer.java}: each channel counts on from a
 *       random number, and takes the server of that number among those that are ready. A channel has connections to all
 *       servers; a connection here is one long stream. Where one channel carries the streams of many, this does not hold.
 * </ul>
 */
public final class ClientList implements Selector {
    /** The kind {@code client-list}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
                    "client-list",
                    "no gateway: clients choose from a list, as those of NATS, Kafka or gRPC do",
                    Config.class,
                    ClientList::new)
            .retrying(ClientList::retries);

    private final Preset preset;
    private final boolean shuffled;
    private final long seed;
    private final HashRanks order = new HashRanks();
    private int[] slotOfLine = new int[0];

    /**
     * The options of {@code client-list}.
     *
     * @param preset whose clients they are
     * @param shuffleAddressList whether each client shuffles the list; for {@code grpcPickFirst}
     */
    public record Config(
            @Default("nats") Preset preset,
            @Default("false") boolean shuffleAddressList) {
        public Config {
            if (shuffleAddressList && preset != Preset.GRPC_PICK_FIRST) {
                throw new IllegalArgumentException(
                        "shuffleAddressList must be absent or false unless preset is grpcPickFirst");
            }
        }
    }

    /** Whose clients they are. */
    public enum Preset {
        /** The list shuffled once, one server after another. */
        NATS,
        /** A random server each time. */
        KAFKA,
        /** The first server that answers. */
        GRPC_PICK_FIRST,
        /** From a random server on, one after another. */
        GRPC_ROUND_ROBIN
    }

    /** Creates the clients; draws one number. */
    public ClientList(Config config, RandomSource random) {
        preset = config.preset();
        shuffled = config.shuffleAddressList();
        seed = random.nextLong();
    }

    /** Only pick_first goes down the list without the client's back-off. */
    private static RetryRule retries(Config config) {
        return config.preset() == Preset.GRPC_PICK_FIRST
                ? new RetryRule(Integer.MAX_VALUE, RetryRule.Again.UNTRIED, 0)
                : RetryRule.NEVER;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        if (view.size() == 0) {
            return NONE;
        }
        long client = KeyHash.further(seed, pick.client());
        int tried = pick.turn() + pick.attempt();
        return switch (preset) {
            case NATS -> next(client, tried);
            case KAFKA -> view.listedAt(KeyHash.below(view.listedSize(), KeyHash.further(client, tried)));
            case GRPC_PICK_FIRST -> view.slotAt(untried(pick, client, view.size()));
            case GRPC_ROUND_ROBIN -> view.slotAt((int) (((client >>> 33) + tried) % view.size()));
        };
    }

    private int next(long client, int tried) {
        int lines = slotOfLine.length;
        int place = tried % lines;
        int slot = slotOfLine[order.at(client, lines, place)];
        while (slot == NONE) {
            place = (place + 1) % lines;
            slot = slotOfLine[order.at(client, lines, place)];
        }
        return slot;
    }

    private int untried(Pick pick, long client, int size) {
        int position = pick.attempt() % size;
        return shuffled ? order.at(KeyHash.further(client, pick.turn()), size, position) : position;
    }

    @Override
    public void onMembership(long now, FleetView view) {
        int lines = 0;
        for (int position = 0; position < view.listedSize(); position++) {
            lines = Math.max(lines, view.place(view.listedAt(position)) + 1);
        }
        slotOfLine = new int[lines];
        Arrays.fill(slotOfLine, NONE);
        for (int position = 0; position < view.listedSize(); position++) {
            slotOfLine[view.place(view.listedAt(position))] = view.listedAt(position);
        }
        order.room(lines);
    }
}
