package io.steelyard.select.nginx;

import io.steelyard.hash.Crc32;
import io.steelyard.select.SharedTables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The continuum of {@code hash ... consistent}: 160 points per weight for each peer, each point the check sum of its host, port
 * and point before.
 */
final class Ketama {
    private static final int POINTS_PER_WEIGHT = 160;
    private static final int SIGN = 0x8000_0000;

    private final int[] points;
    private final int[] lines;

    /**
     * A peer as the continuum knows it.
     *
     * @param address as it is written in the configuration
     */
    record Member(String address, int weight) {}

    /** What a continuum is made of. */
    private record Ingredients(List<Member> members) {}

    static Ketama shared(SharedTables tables, List<Member> members) {
        return tables.get(Ketama.class, new Ingredients(members), () -> new Ketama(members));
    }

    private Ketama(List<Member> members) {
        long[] entries = new long[members.stream().mapToInt(Member::weight).sum() * POINTS_PER_WEIGHT];
        int filled = 0;
        for (int line = 0; line < members.size(); line++) {
            int base = base(members.get(line).address());
            int point = 0;
            for (int i = 0; i < members.get(line).weight() * POINTS_PER_WEIGHT; i++) {
                point = Crc32.finish(Crc32.updateWord(base, point));
                entries[filled++] = ((long) (point ^ SIGN) << Integer.SIZE) | line;
            }
        }
        Arrays.sort(entries);
        int kept = 0;
        for (int i = 0; i < filled; i++) {
            if (i == 0 || entries[i] >> Integer.SIZE != entries[kept - 1] >> Integer.SIZE) {
                entries[kept++] = entries[i];
            }
        }
        points = new int[kept];
        lines = new int[kept];
        for (int i = 0; i < kept; i++) {
            points[i] = (int) (entries[i] >> Integer.SIZE) ^ SIGN;
            lines[i] = (int) entries[i];
        }
    }

    private static int base(String address) {
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon >= 0 && address.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        int state = update(Crc32.START, hasPort ? address.substring(0, colon) : address);
        return update(Crc32.update(state, (byte) 0), hasPort ? address.substring(colon + 1) : "");
    }

    private static int update(int state, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Crc32.update(state, bytes, 0, bytes.length);
    }

    int size() {
        return points.length;
    }

    /** The line of a peer, at any index from 0 on: after the last point comes the first. */
    int line(int index) {
        return lines[index % lines.length];
    }

    /** The index of the first point that is not below a hash; one after the last if there is none. */
    int firstFrom(int hash) {
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(points[middle], hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
