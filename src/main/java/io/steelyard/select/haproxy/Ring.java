package io.steelyard.select.haproxy;

import io.steelyard.hash.FullHash;
import io.steelyard.select.SharedTables;
import java.util.Arrays;
import java.util.List;

/**
 * The points of servers on HAProxy's ring of the 32-bit numbers, in their order.
 *
 * <p>Departure: two servers with the same point follow each other by number, and not as they came; among 16,000 points that
 * happens once in 30 rings.
 */
final class Ring {
    private static final int POINTS_OF_A_SERVER = 4096;
    private static final int SIGN = 0x8000_0000;

    private final int[] points;
    private final int[] numbers;

    /** What a ring is made of. */
    private record Ingredients(List<Member> members) {}

    static Ring shared(SharedTables tables, List<Member> members) {
        return tables.get(Ring.class, new Ingredients(members), () -> new Ring(members));
    }

    private Ring(List<Member> members) {
        int size = members.stream().mapToInt(Member::share).sum();
        long[] entries = new long[size];
        int filled = 0;
        for (Member member : members) {
            for (int point = 0; point < member.share(); point++) {
                int at = FullHash.of(member.number() * POINTS_OF_A_SERVER + point);
                entries[filled++] = ((long) (at ^ SIGN) << Integer.SIZE) | member.number();
            }
        }
        Arrays.sort(entries);
        points = new int[size];
        numbers = new int[size];
        for (int i = 0; i < size; i++) {
            points[i] = (int) (entries[i] >> Integer.SIZE) ^ SIGN;
            numbers[i] = (int) entries[i];
        }
    }

    int size() {
        return points.length;
    }

    int number(int index) {
        return numbers[index];
    }

    /** The index of the point that is nearest to a hash; of two, the one before. */
    int nearest(int hash) {
        int next = firstFrom(hash);
        if (next == points.length) {
            next = 0;
        }
        int previous = next == 0 ? points.length - 1 : next - 1;
        return Integer.compareUnsigned(hash - points[previous], points[next] - hash) <= 0 ? previous : next;
    }

    private int firstFrom(int hash) {
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
