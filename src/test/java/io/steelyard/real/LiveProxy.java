package io.steelyard.real;

import io.steelyard.conformance.ServerLine;
import io.steelyard.conformance.Trace.Step;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A product that runs, and can be told of changes of its servers.
 *
 * <p>Each generation of it listens on an address of its own, so that no client reaches one that has been replaced.
 */
interface LiveProxy extends AutoCloseable {
    /** Where the newest generation listens. */
    InetSocketAddress address();

    /** How many generations there were before the newest one. */
    int generation();

    /** Carries a change out; returns when every connection that comes later finds it done. */
    void change(Step step, List<ServerLine> lines) throws IOException;

    /** Whether the product hangs up on the clients of a server that is killed. */
    boolean throwsOff();

    /** Waits until the newest generation counts so many connections on a server. */
    void settle(int server, int connections) throws IOException;

    @Override
    void close() throws IOException;
}
