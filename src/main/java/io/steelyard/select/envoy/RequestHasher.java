package io.steelyard.select.envoy;

import io.steelyard.hash.Mix64;
import io.steelyard.hash.Xxh64;
import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The hash of a client's request by a list of sources; see {@link RequestHash}.
 *
 * <p>Which clients carry a header, cookie or parameter is a pure function of the client's number and of its name. A client that was given a cookie brings it back: the port that enters a generated value is a pure function of
 * the client's number too, so that all connections of a client have the same. The proxy's own end of the connection is
 * always 192.0.2.1:443. Allocates nothing per request; not safe for use by several threads at once.
 */
final class RequestHasher {
    private static final byte[] LOCAL_END = "192.0.2.1:443".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_REMOTE_END = "255.255.255.255:65535".length();
    private static final int FIRST_PORT = 1024;
    private static final int PORTS = 65_536 - FIRST_PORT;
    private static final long PORT_SALT = 0x504F5254L;

    private final HashSource[] sources;
    private final long[] salts;
    private final byte[] ends = new byte[LONGEST_REMOTE_END + LOCAL_END.length];
    private final byte[] cookie = new byte[RequestHash.COOKIE_LENGTH];
    private final HashCombination combined = new HashCombination();

    RequestHasher(List<HashSource> sources) {
        this.sources = sources.toArray(HashSource[]::new);
        salts = sources.stream().mapToLong(HashSource::salt).toArray();
    }

    /** Whether the client's request has a hash, which is then the {@link #value}. */
    boolean hash(Pick pick) {
        combined.clear();
        for (int place = 0; place < sources.length; place++) {
            HashSource source = sources[place];
            if (carries(pick.client(), salts[place], source.share().value())) {
                combined.add(carried(source, pick));
            } else if (source.kind() == HashSource.Kind.KEY_OR_GENERATED_COOKIE) {
                combined.add(ofGeneratedCookie(pick));
            }
            if (combined.endsAfter(source.terminal())) {
                break;
            }
        }
        return combined.found();
    }

    /** The hash that was found last. */
    long value() {
        return combined.value();
    }

    /** Whether a client is among the share that carries something, by the number of its name. */
    static boolean carries(int client, long salt, double share) {
        return (mixed(client, salt) >>> 11) * 0x1.0p-53 < share;
    }

    private static long mixed(int client, long salt) {
        return Mix64.stafford13(Mix64.murmur3(salt) ^ client);
    }

    private long carried(HashSource source, Pick pick) {
        if (source.kind() == HashSource.Kind.SOURCE_ADDRESS) {
            return Xxh64.hash(ends, 0, writeAddress(SourceAddress.ipv4(pick.source())), 0);
        }
        byte[] text = pick.keyText();
        return Xxh64.hash(text, 0, pick.keyLength(), 0);
    }

    private long ofGeneratedCookie(Pick pick) {
        int length = writeAddress(SourceAddress.ipv4(pick.source()));
        ends[length++] = ':';
        length = writeNumber(port(pick.client()), length);
        System.arraycopy(LOCAL_END, 0, ends, length, LOCAL_END.length);
        RequestHash.writeCookie(ends, length + LOCAL_END.length, cookie);
        return Xxh64.hash(cookie, 0, cookie.length, 0);
    }

    /** The port that a client's first connection comes from. */
    static int port(int client) {
        return FIRST_PORT + (int) Long.remainderUnsigned(mixed(client, PORT_SALT), PORTS);
    }

    private int writeAddress(int address) {
        int length = writeNumber(address >>> 24, 0);
        for (int shift = 16; shift >= 0; shift -= 8) {
            ends[length++] = '.';
            length = writeNumber((address >>> shift) & 0xFF, length);
        }
        return length;
    }

    private int writeNumber(int number, int from) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            ends[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + digits;
    }
}
