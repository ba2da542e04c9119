package io.steelyard.select.envoy;

import io.steelyard.hash.Xxh64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The hash of a request, from which Envoy's hashing balancers choose: made of headers, cookies or addresses.
 *
 * <p>Follows Envoy 1.36 {@code source/common/http/hash_policy.cc}. A request without a hash is balanced at random.
 */
public final class RequestHash {
    /** The length of a generated cookie's value: the hexadecimal digits of a hash. */
    static final int COOKIE_LENGTH = 16;

    private RequestHash() {}

    /**
     * What one policy of a list has to say.
     *
     * @param hash the policy's hash, if it finds anything to hash
     * @param terminal whether the rest of the list is left out once there is a hash
     */
    public record Part(OptionalLong hash, boolean terminal) {}

    /** Returns the hash of a list of policies. */
    public static OptionalLong combine(List<Part> parts) {
        HashCombination combined = new HashCombination();
        for (Part part : parts) {
            part.hash().ifPresent(combined::add);
            if (combined.endsAfter(part.terminal())) {
                break;
            }
        }
        return combined.found() ? OptionalLong.of(combined.value()) : OptionalLong.empty();
    }

    /** Returns the hash of a header's values, whatever their order; nothing if there is none. */
    public static OptionalLong ofHeader(List<String> values) {
        if (values.isEmpty()) {
            return OptionalLong.empty();
        }
        List<byte[]> sorted = new ArrayList<>();
        for (String value : values) {
            sorted.add(value.getBytes(StandardCharsets.UTF_8));
        }
        sorted.sort(Arrays::compareUnsigned);
        long hash = 0;
        for (byte[] value : sorted) {
            hash = Xxh64.hash(value, 0, value.length, hash);
        }
        return OptionalLong.of(hash);
    }

    /** Returns the hash of a cookie's value; nothing if it is empty. */
    public static OptionalLong ofCookie(String value) {
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Xxh64.hash(value, 0));
    }

    /**
     * Returns the value of the affinity cookie that Envoy sets where there is none.
     *
     * @param remote address and port of the client's end of the connection
     * @param local address and port of the proxy's end
     */
    public static String generatedCookie(String remote, String local) {
        byte[] ends = (remote + local).getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[COOKIE_LENGTH];
        writeCookie(ends, ends.length, value);
        return new String(value, StandardCharsets.US_ASCII);
    }

    /**
     * Writes the value of the affinity cookie.
     *
     * @param ends address and port of the client's end and of the proxy's, one after the other
     * @param length how many bytes of it count
     * @param into takes {@link #COOKIE_LENGTH} bytes
     */
    static void writeCookie(byte[] ends, int length, byte[] into) {
        long hash = Xxh64.hash(ends, 0, length, 0);
        for (int digit = 0; digit < COOKIE_LENGTH; digit++) {
            into[digit] = (byte) Character.forDigit((int) (hash >>> (60 - 4 * digit)) & 0xF, 16);
        }
    }
}
