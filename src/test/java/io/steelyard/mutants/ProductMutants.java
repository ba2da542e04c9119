package io.steelyard.mutants;

import java.util.List;

/** Wrong lines of the balancers of products: their ties, the constants of their hashes, what they count and when. */
final class ProductMutants {
    private static final String HAPROXY = "select/haproxy/";
    private static final String NGINX = "select/nginx/";

    private ProductMutants() {}

    private static Mutant line(String what, String file, String original, String replacement) {
        return new Mutant(what, file, original, replacement, "", "");
    }

    /** Those that the traces of HAProxy must tell. */
    static List<Mutant> ofHaproxy() {
        return List.of(
                line(
                        "of equal servers the last to come is first",
                        "structure/OrderedQueue.java",
                        "arrivals[member] = clock++;",
                        "arrivals[member] = -clock++;"),
                line(
                        "the connection to come does not count",
                        HAPROXY + "LeastConnections.java",
                        "(served + 1) * FULL_WEIGHT",
                        "served * FULL_WEIGHT"),
                line(
                        "a server's place is found before the connection counts",
                        HAPROXY + "Haproxy.java",
                        "servers.count(slot, more);\n        algorithm.counted(slot);",
                        "algorithm.counted(slot);\n        servers.count(slot, more);"),
                line(
                        "connections that have ended count",
                        HAPROXY + "Haproxy.java",
                        "public void onReleased(long now, int slot) {\n        count(now, slot, -1);",
                        "public void onReleased(long now, int slot) {"),
                line(
                        "what is left over goes to the first servers",
                        HAPROXY + "Servers.java",
                        "weightBefore[byNumber.get(i)] = totalEffective;",
                        "weightBefore[byNumber.get(i)] = 0;"),
                line(
                        "the bound is rounded down",
                        HAPROXY + "RingLookup.java",
                        "* balanceFactor + 99) / 100",
                        "* balanceFactor) / 100"),
                line(
                        "the next point counts, and not the nearest",
                        HAPROXY + "Ring.java",
                        "<= 0 ? previous : next;",
                        "< 0 && previous > next ? previous : next;"),
                line(
                        "of two servers drawn with equal loads the first is chosen",
                        HAPROXY + "RandomDraws.java",
                        "load <= leastLoad",
                        "load < leastLoad"),
                line("another seed", HAPROXY + "RandomDraws.java", "(int) 2_463_534_242L", "(int) 2_463_534_243L"),
                line(
                        "a server that comes has its turn as if the round began",
                        HAPROXY + "RoundRobin.java",
                        "(nextWeight + currentWeight - position) / servers",
                        "nextWeight / servers"),
                line(
                        "a turn's rest is not carried",
                        HAPROXY + "RoundRobin.java",
                        "rest[slot] += nextWeight % effective;",
                        "rest[slot] = 0;"),
                line(
                        "of equal scores the last one is listed",
                        HAPROXY + "ServerMap.java",
                        "if (value > highest)",
                        "if (value >= highest)"),
                line(
                        "a consistent hash has no avalanche unless it is asked for",
                        HAPROXY + "HashType.java",
                        "new HashType(consistent, Function.SDBM, consistent)",
                        "new HashType(consistent, Function.SDBM, false)"),
                line("another multiplier", "hash/FullHash.java", "3_221_225_473L", "3_221_225_471L"),
                line("another shift of sdbm", "hash/Sdbm.java", "(hash << 6)", "(hash << 5)"),
                line("another start of djb2", "hash/Djb2.java", "START = 5381", "START = 5318"),
                line("another start of wt6", "hash/Wt6.java", "0xA53C965A", "0xA53C965B"),
                line("another polynomial", "hash/Crc32.java", "0xEDB88320", "0x82F63B78"));
    }

    /** Those that the traces of nginx must tell. */
    static List<Mutant> ofNginx() {
        return List.of(
                line(
                        "of equal peers the last one is ahead",
                        NGINX + "Peers.java",
                        "current[slot] > current[other]",
                        "current[slot] >= current[other]"),
                line(
                        "connections that have ended count",
                        NGINX + "Peers.java",
                        "void release(int slot) {\n        active[slot]--;",
                        "void release(int slot) {"),
                line(
                        "peers that are down have no weight",
                        NGINX + "Peers.java",
                        "totalWeight += given;",
                        "totalWeight += down[slot] ? 0 : given;"),
                line(
                        "where peers have equal loads, all have a turn",
                        NGINX + "LeastConn.java",
                        "&& peers.compareLoads(slot, first) == 0",
                        "&& peers.compareLoads(slot, first) <= Integer.MAX_VALUE"),
                line(
                        "of peers with equal loads the first one is chosen",
                        NGINX + "LeastConn.java",
                        "return several ? inTurn(firstLine, best, pick) : best;",
                        "return best;"),
                line("one point more", NGINX + "Ketama.java", "POINTS_PER_WEIGHT = 160", "POINTS_PER_WEIGHT = 161"),
                line(
                        "nothing between host and port",
                        NGINX + "Ketama.java",
                        "update(Crc32.update(state, (byte) 0), hasPort",
                        "update(state, hasPort"),
                line("another part of the check sum", NGINX + "Hash.java", ">>> 16) & 0x7FFF", ">>> 15) & 0x7FFF"),
                line("one bit more of the check sum", NGINX + "Hash.java", "& 0x7FFF", "& 0xFFFF"),
                line("another start", NGINX + "IpHash.java", "START = 89", "START = 88"),
                line("all of the address", NGINX + "IpHash.java", "shift > 0; shift -= 8", "shift >= 0; shift -= 8"));
    }
}
