package io.steelyard.fleet;

/**
 * What connections and handshakes need of a pod's memory, in thousandths of a byte.
 *
 * @param leftMilli what the limit leaves to them; {@link Long#MAX_VALUE} where nothing limits it
 * @param perConnectionMilli what a connection needs
 * @param perHandshakeMilli what a handshake needs while it waits
 */
public record PodMemory(long leftMilli, long perConnectionMilli, long perHandshakeMilli) {
    /** As much as anybody may need. */
    public static final PodMemory UNLIMITED = new PodMemory(Long.MAX_VALUE, 0, 0);

    /** Whether it suffices for so many connections and waiting handshakes. */
    public boolean suffices(long connections, long handshakes) {
        return connections * perConnectionMilli + handshakes * perHandshakeMilli <= leftMilli;
    }

    /** The most connections for which it suffices while no handshake waits; {@link Integer#MAX_VALUE}: any number. */
    public int connections() {
        return perConnectionMilli == 0
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, leftMilli / perConnectionMilli);
    }
}
