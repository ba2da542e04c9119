package io.steelyard.select.kubeproxy;

import io.steelyard.hash.SipHash13;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheduler {@code mh}: the destination that owns the place of the hash of the client's address and port in a table
 * which the destinations fill in turns, each by its own permutation.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_mh.c} on a machine of 64 bits, with the table of 4093 places that
 * {@code CONFIG_IP_VS_MH_TAB_INDEX} is by default, and with the port in the hash as kube-proxy asks for it
 * ({@code FlagSourceHash}): so a client that comes back from another port goes elsewhere, and shares are as even as those
 * of the table. A destination of weight 0 keeps its places, and what hashes there is refused until it is out of the list;
 * more destinations than places leave the table as it was. Departure: a client's port is drawn uniformly from Linux'
 * default range.
 */
final class MaglevHashing implements Scheduler {
    static final int TABLE_SIZE = 4_093;

    private static final long HASH_KEY = 2_654_435_761L;
    private static final long SKIP_KEY = 2_654_446_892L;
    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;
    private static final Pattern IPV4_ENDPOINT =
            Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3}):([0-9]{1,5})");

    private final Destinations destinations;
    private final RealServers servers;
    private final RandomSource random;
    private final int[] table = new int[TABLE_SIZE];
    private boolean stale = true;

    MaglevHashing(Destinations destinations, RealServers servers, RandomSource random) {
        this.destinations = destinations;
        this.servers = servers;
        this.random = random;
        Arrays.fill(table, Destinations.NONE);
    }

    @Override
    public int schedule(Pick pick) {
        if (stale) {
            stale = false;
            fill();
        }
        int port = FIRST_PORT + random.nextInt(PORTS);
        int server = table[place(SourceAddress.ipv4(pick.source()) + port)];
        return server != Destinations.NONE && destinations.isAvailable(server) ? server : Destinations.NONE;
    }

    /** The place of the sum of an address and a port. */
    static int place(int sum) {
        return Integer.remainderUnsigned(SipHash13.ofInt(sum, HASH_KEY, HASH_KEY), TABLE_SIZE);
    }

    /** The step of the permutation of the destination with the sum of address and port. */
    static int skip(int sum) {
        return Integer.remainderUnsigned(SipHash13.ofInt(sum, SKIP_KEY, SKIP_KEY), TABLE_SIZE - 1) + 1;
    }

    /** The sum of the address and the port that an endpoint has. */
    static int sum(String endpoint) {
        Matcher parts = IPV4_ENDPOINT.matcher(endpoint);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "an endpoint must have an IPv4 address and a port for mh but is " + endpoint);
        }
        int address = 0;
        for (int part = 1; part <= Integer.BYTES; part++) {
            address = (address << Byte.SIZE) + Integer.parseInt(parts.group(part));
        }
        return address + Integer.parseInt(parts.group(Integer.BYTES + 1));
    }

    private void fill() {
        int size = destinations.size();
        if (size == 0) {
            Arrays.fill(table, Destinations.NONE);
        }
        if (size == 0 || size > TABLE_SIZE) {
            return;
        }
        int[] next = new int[size];
        int[] skip = new int[size];
        for (int turn = 0; turn < size; turn++) {
            int sum = sum(servers.address(destinations.at(turn)));
            next[turn] = place(sum);
            skip[turn] = skip(sum);
        }
        boolean[] taken = new boolean[TABLE_SIZE];
        for (int filled = 0; filled < TABLE_SIZE; filled++) {
            int turn = filled % size;
            while (taken[next[turn]]) {
                next[turn] = (next[turn] + skip[turn]) % TABLE_SIZE;
            }
            taken[next[turn]] = true;
            table[next[turn]] = destinations.at(turn);
        }
    }

    @Override
    public void added() {
        stale = true;
    }

    @Override
    public void deleted(int place) {
        stale = true;
    }
}
