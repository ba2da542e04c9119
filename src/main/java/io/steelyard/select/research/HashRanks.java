package io.steelyard.select.research;

/**
 * An order of the numbers 0 to n-1 for each of many hashes: by the hash of each number with it. More numbers leave the order
 * of the others as it was.
 */
final class HashRanks {
    /** The low bits hold the number itself, so that no two are equal. */
    private static final long NUMBER = (1L << 20) - 1;

    private long[] ranked = new long[0];

    /** Makes room for numbers, at most 1048576. */
    void room(int numbers) {
        if (ranked.length < numbers) {
            ranked = new long[Math.max(numbers, 2 * ranked.length)];
        }
    }

    /** Returns the number that stands at a place of a hash's order, in O(n) time on average. */
    int at(long hash, int numbers, int place) {
        for (int number = 0; number < numbers; number++) {
            ranked[number] = (KeyHash.further(hash, number) & ~NUMBER) | number;
        }
        int low = 0;
        int high = numbers - 1;
        while (low < high) {
            int split = split(low, high);
            if (place <= split) {
                high = split;
            } else {
                low = split + 1;
            }
        }
        return (int) (ranked[place] & NUMBER);
    }

    /** Hoare's partition by the middle element: none up to the place returned is greater than any behind it. */
    private int split(int low, int high) {
        long pivot = ranked[(low + high) >>> 1];
        int left = low - 1;
        int right = high + 1;
        while (true) {
            do {
                left++;
            } while (ranked[left] < pivot);
            do {
                right--;
            } while (ranked[right] > pivot);
            if (left >= right) {
                return right;
            }
            long swapped = ranked[left];
            ranked[left] = ranked[right];
            ranked[right] = swapped;
        }
    }
}
