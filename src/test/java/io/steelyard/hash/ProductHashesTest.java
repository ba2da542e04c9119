package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steelyard.Allocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The hash functions of HAProxy 2.6 and nginx 1.22, by values that agree with what these products were seen to choose. */
class ProductHashesTest {
    private static final JsonNode VECTORS = vectors();

    private static JsonNode vectors() {
        try {
            return new ObjectMapper().readTree(ProductHashesTest.class.getResourceAsStream("/hash/haproxy-nginx.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hashesOfTexts() {
        int seen = 0;
        for (Map.Entry<String, JsonNode> text : VECTORS.get("hash").properties()) {
            byte[] bytes = text.getKey().getBytes(StandardCharsets.UTF_8);
            JsonNode expected = text.getValue();
            assertWord(expected.get("sdbm"), Sdbm.hash(bytes, bytes.length));
            assertWord(expected.get("sdbm_avalanche"), FullHash.of(Sdbm.hash(bytes, bytes.length)));
            assertWord(expected.get("djb2"), Djb2.hash(bytes, bytes.length));
            assertWord(expected.get("wt6"), Wt6.hash(bytes, bytes.length));
            assertWord(expected.get("crc32"), Crc32.hash(bytes, bytes.length));
            seen++;
        }
        assertTrue(seen >= 6);
    }

    private static void assertWord(JsonNode expected, int actual) {
        assertEquals(expected.asLong(), Integer.toUnsignedLong(actual));
    }

    @Test
    void pointsOfServers() {
        for (Map.Entry<String, JsonNode> server : VECTORS.get("haproxy_points").properties()) {
            int number = Integer.parseInt(server.getKey());
            for (int point = 0; point < server.getValue().size(); point++) {
                assertWord(server.getValue().get(point), FullHash.of(number * 4096 + point));
            }
        }
    }

    @Test
    void pointsOfPeers() {
        byte[] host = "127.0.0.11".getBytes(StandardCharsets.US_ASCII);
        byte[] port = "9100".getBytes(StandardCharsets.US_ASCII);
        int base = Crc32.update(Crc32.START, host, 0, host.length);
        base = Crc32.update(Crc32.update(base, (byte) 0), port, 0, port.length);
        int point = 0;
        for (JsonNode expected : VECTORS.get("nginx_ketama_points_127.0.0.11:9100")) {
            point = Crc32.finish(Crc32.updateWord(base, point));
            assertWord(expected, point);
        }
    }

    /** The check is the one of the Java library, however it is divided. */
    @Test
    void checkOfManyBytes() {
        byte[] bytes = Patterns.bytes();
        CRC32 whole = new CRC32();
        whole.update(bytes);
        assertEquals((int) whole.getValue(), Crc32.hash(bytes, bytes.length));
        int half = Crc32.update(Crc32.START, bytes, 0, 100);
        assertEquals((int) whole.getValue(), Crc32.finish(Crc32.update(half, bytes, 100, bytes.length - 100)));
    }

    @Test
    void onlyTheFirstBytesCountAndBytesAreUnsigned() {
        byte[] bytes = {(byte) 200, 7, 9};
        assertEquals(200, Sdbm.hash(bytes, 1));
        assertEquals(5381 * 33 + 200, Djb2.hash(bytes, 1));
        assertEquals(Wt6.hash(new byte[] {(byte) 200, 7}, 2), Wt6.hash(bytes, 2));
    }

    @Test
    void allocateNothing() {
        byte[] bytes = Patterns.bytes();
        int[] sink = new int[1];
        assertEquals(0, Allocation.of(() -> {
            for (int length = 0; length < 200; length++) {
                sink[0] += Sdbm.hash(bytes, length) + Djb2.hash(bytes, length) + Wt6.hash(bytes, length);
                sink[0] += FullHash.of(Crc32.hash(bytes, length));
            }
        }));
    }
}
