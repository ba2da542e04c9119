package io.steelyard.select.nginx;

import io.steelyard.fleet.FleetView;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.Sharing;
import java.time.Duration;

/**
 * An upstream block of nginx 1.22, open source: one of its methods over its peers, with passive checks.
 *
 * <p>Without {@code zone} each worker has counts and turns of its own. A connection counts from the choice of its peer until
 * it has ended. Departure: nginx learns of other peers only by a reload, with which all that it knows begins anew; where the
 * list changes without one, the peers that stay keep what is known of them.
 */
public final class Nginx implements Selector {
    /** The kind {@code nginx}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
                    "nginx",
                    "an upstream of nginx 1.22: round robin, least_conn, random, hash or ip_hash, with passive checks",
                    Config.class,
                    Nginx::new)
            .sharing(config -> config.zone() ? Sharing.EVERYTHING : Sharing.NOTHING)
            .retrying(config -> new RetryRule(Integer.MAX_VALUE, RetryRule.Again.UNTRIED, 0));

    private final Peers peers;
    private final Method method;

    /**
     * The options of {@code nginx}, spelled as its configuration spells them.
     *
     * @param method {@code round robin}, or the directive of another method: {@code least_conn}, {@code random},
     *     {@code random two least_conn}, {@code hash $variable}, {@code hash $variable consistent} or {@code ip_hash};
     *     {@code $remote_addr} and {@code $binary_remote_addr} are the client's address, any other variable is its key
     * @param zone whether the workers share all they know; else each has its own
     * @param maxFails failures after which a peer is left alone; 0 for never
     * @param failTimeout how long; whole seconds
     */
    @NotModelled({
        "max_conns",
        "backup",
        "slow_start",
        "resolve",
        "keepalive",
        "queue",
        "least_time",
        "sticky",
        "health_check",
        "proxy_connect_timeout",
        "proxy_next_upstream",
        "proxy_next_upstream_tries",
        "proxy_next_upstream_timeout"
    })
    public record Config(
            @Default("round robin") String method,
            @Default("false") boolean zone,
            @Key("max_fails") @Default("1") int maxFails,
            @Key("fail_timeout") @Default("10s") Duration failTimeout) {
        public Config {
            Directive.parse(method);
            Checks.atLeast("maxFails", 0, maxFails);
            Checks.positive("failTimeout", failTimeout);
            if (failTimeout.toNanosPart() != 0) {
                throw new IllegalArgumentException("failTimeout must be of whole seconds but has a part of one");
            }
        }
    }

    /** Creates an upstream without peers; draws nothing. */
    public Nginx(Config config, SelectorContext context) {
        Directive directive = Directive.parse(config.method());
        HashedText text = new HashedText(directive.key());
        peers = new Peers(config.maxFails(), config.failTimeout().toNanos());
        method = switch (directive.kind()) {
            case ROUND_ROBIN -> new RoundRobin(peers);
            case LEAST_CONN -> new LeastConn(peers);
            case RANDOM -> new RandomDraws(peers, context.random(), false);
            case RANDOM_TWO -> new RandomDraws(peers, context.random(), true);
            case HASH -> new Hash(peers, text);
            case HASH_CONSISTENT -> new ConsistentHash(peers, text, context.tables());
            case IP_HASH -> new IpHash(peers);
        };
    }

    @Override
    public int select(Pick pick, FleetView view) {
        int slot = method.choose(pick);
        if (slot != NONE) {
            peers.choose(slot, pick.now());
        }
        return slot;
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        peers.assign(slot);
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        peers.fail(slot, pick.now());
    }

    @Override
    public void onReleased(long now, int slot) {
        peers.release(slot);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        peers.sync(view);
        method.change();
    }
}
