package io.steelyard.fleet;

import java.util.function.LongSupplier;

/**
 * How each pod of a workload takes new connections: one handshake after another, as many waiting as its backlog allows.
 *
 * @param serviceNanos the time for one handshake
 * @param backlog the most handshakes that wait, the one in service included
 * @param probesWait whether probes wait behind the handshakes
 * @param open whether a connection counts as open while its handshake waits, as at a gateway
 * @param clock the simulated time, nanoseconds
 */
public record AcceptPath(double serviceNanos, int backlog, boolean probesWait, boolean open, LongSupplier clock) {}
