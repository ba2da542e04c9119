package io.steelyard.select.ingressnginx;

import io.steelyard.hash.Crc32;
import io.steelyard.select.SharedTables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The points of lua-resty-balancer's consistent hash: 160 for each endpoint, each the check sum of the one before, begun with
 * the check sum of the address.
 */
final class Points {
    private static final int POINTS = 160;
    private static final int SIGN = 0x8000_0000;

    private final int[] points;
    private final int[] ranks;

    /** What the points are made of. */
    private record Ingredients(List<String> addresses) {}

    static Points shared(SharedTables tables, List<String> addresses) {
        return tables.get(Points.class, new Ingredients(addresses), () -> new Points(addresses));
    }

    private Points(List<String> addresses) {
        long[] entries = new long[addresses.size() * POINTS];
        int filled = 0;
        for (int rank = 0; rank < addresses.size(); rank++) {
            byte[] address = addresses.get(rank).getBytes(StandardCharsets.UTF_8);
            int base = Crc32.hash(address, address.length);
            int point = 0;
            for (int i = 0; i < POINTS; i++) {
                point = Crc32.finish(Crc32.updateWord(base, point));
                entries[filled++] = ((long) (point ^ SIGN) << Integer.SIZE) | rank;
            }
        }
        Arrays.sort(entries);
        points = new int[filled];
        ranks = new int[filled];
        for (int i = 0; i < filled; i++) {
            points[i] = (int) (entries[i] >> Integer.SIZE) ^ SIGN;
            ranks[i] = (int) entries[i];
        }
    }

    /** The rank of the last point that is not above a hash; of the first point for a hash below all. */
    int rank(int hash) {
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(points[middle], hash) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ranks[Math.max(0, low - 1)];
    }
}
