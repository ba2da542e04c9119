package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Inert;
import io.steelyard.select.envoy.Maglev;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Istio's {@code LoadBalancerSettings.ConsistentHashLB}: at most one thing that is hashed, and at most one algorithm.
 *
 * @param httpHeaderName a header, whose value is the client's affinity key
 * @param httpCookie a cookie, whose value is the client's affinity key
 * @param useSourceIp whether the client's address is hashed
 * @param httpQueryParameterName a parameter of the URL, whose value is the client's affinity key
 * @param ringHash a ring; also without it unless {@code maglev} is given
 * @param maglev a Maglev table
 * @param minimumRingSize deprecated: that of {@code ringHash}
 * @param share the share of the clients that carry the header, cookie or parameter; no key of Istio
 */
public record ConsistentHashLB(
        Optional<String> httpHeaderName,
        Optional<HTTPCookie> httpCookie,
        Optional<Boolean> useSourceIp,
        Optional<String> httpQueryParameterName,
        Optional<RingHash> ringHash,
        Optional<MagLev> maglev,
        Optional<Integer> minimumRingSize,
        @Default("100%") Fraction share) {
    /** The ring that Envoy makes where Istio says nothing about its size. */
    private static final int DEFAULT_RING = 1024;

    private static final int LARGEST_RING = 8_388_608;

    public ConsistentHashLB {
        long keys = Stream.of(httpHeaderName, httpCookie, useSourceIp, httpQueryParameterName)
                .filter(Optional::isPresent)
                .count();
        if (keys > 1) {
            throw new IllegalArgumentException(
                    "consistentHash has at most one of httpHeaderName, httpCookie, useSourceIp,"
                            + " httpQueryParameterName, but this has " + keys);
        }
        if (ringHash.isPresent() && maglev.isPresent()) {
            throw new IllegalArgumentException("maglev must not stand beside ringHash: give one of the two");
        }
        if (minimumRingSize.isPresent() && (ringHash.isPresent() || maglev.isPresent())) {
            throw new IllegalArgumentException("minimumRingSize must not stand beside ringHash or maglev");
        }
        minimumRingSize.ifPresent(ConsistentHashLB::checkRing);
        if (useSourceIp.isPresent() && share.value() < 1) {
            throw new IllegalArgumentException("share must be absent beside useSourceIp: every client has an address");
        }
    }

    private static void checkRing(int minimumRingSize) {
        Checks.atLeast("minimumRingSize", 0, minimumRingSize);
        if (minimumRingSize > LARGEST_RING) {
            throw new IllegalArgumentException("minimumRingSize must be at most " + LARGEST_RING + " but is "
                    + minimumRingSize + ": Envoy refuses the cluster");
        }
    }

    /** The number of entries that the ring has at least; a size of 0 is none. */
    public int ringSize() {
        int given = ringHash.map(RingHash::minimumRingSize)
                .or(() -> minimumRingSize)
                .orElse(0);
        return given == 0 ? DEFAULT_RING : given;
    }

    /**
     * Istio's {@code HTTPCookie}.
     *
     * @param name its name, which decides which clients are those that carry it
     * @param ttl if given, even as 0 s, clients without the cookie are given one
     */
    @Inert({"path", "attributes"})
    public record HTTPCookie(String name, Optional<Duration> ttl) {
        public HTTPCookie {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("name must not be empty");
            }
            ttl.ifPresent(span -> Checks.notNegative("ttl", span));
        }
    }

    /**
     * Istio's {@code RingHash}.
     *
     * @param minimumRingSize entries that the ring has at least, up to 8388608; 0 is 1024
     */
    public record RingHash(@Default("1024") int minimumRingSize) {
        public RingHash {
            checkRing(minimumRingSize);
        }
    }

    /**
     * Istio's {@code MagLev}.
     *
     * @param tableSize the number of slots, a prime below 5000011
     */
    public record MagLev(int tableSize) {
        private static final int TOO_LARGE = 5_000_011;

        public MagLev {
            if (tableSize >= TOO_LARGE) {
                throw new IllegalArgumentException("tableSize must be below " + TOO_LARGE + " but is " + tableSize);
            }
            Maglev.checkTableSize(tableSize);
        }
    }
}
