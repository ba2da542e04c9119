package io.steelyard.real;

import io.steelyard.random.RandomSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Addresses of the loopback interface on which nobody listens.
 *
 * <p>A product opens its own port, so between the question and the answer another process could take it; on an address of
 * 127.0.0.0/8 that was drawn at random nobody else is likely to.
 */
final class FreeAddress {
    private final RandomSource random;

    FreeAddress(RandomSource random) {
        this.random = random;
    }

    /** An address that looks like 127.77.3.200 with a port that the system has found free. */
    InetSocketAddress next() {
        byte[] address = {127, octet(), octet(), octet()};
        try {
            InetAddress host = InetAddress.getByAddress(address);
            try (ServerSocket probe = new ServerSocket(0, 1, host)) {
                return new InetSocketAddress(host, probe.getLocalPort());
            }
        } catch (IOException refused) {
            throw new LiveCheckException("no port is free on the loopback interface", refused);
        }
    }

    private byte octet() {
        return (byte) (2 + random.nextInt(250));
    }

    /** As products write it: {@code 127.77.3.200:41234}. */
    static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
