package io.steelyard.structure;

import java.util.Arrays;

/**
 * The members of a fleet with their counts, and at once the least and the greatest count, their sum and the sum of their
 * squares, while counts move by one.
 *
 * <p>The counts in use form a doubly linked list of levels in ascending order, so that memory goes with the number of
 * members, not with how large the counts are. Everything is O(1), except {@link #add}, which walks the levels from the
 * nearer end. Members are small non-negative ints; nothing is allocated once the arrays have grown to the largest of
 * them.
 */
public final class CountBuckets {

    private static final int NONE = -1;

    private int[] levelOf = new int[0];
    private int[] levelCount = new int[0];
    private int[] levelSize = new int[0];
    private int[] lower = new int[0];
    private int[] higher = new int[0];
    private int lowest = NONE;
    private int highest = NONE;
    private FreeList levels = new FreeList();
    private int size;
    private long sum;
    private long sumOfSquares;

    /** Creates a structure without members. */
    public CountBuckets() {}

    /** Returns how many members there are. */
    public int size() {
        return size;
    }

    /** Returns whether the number is that of a member. */
    public boolean contains(int member) {
        return member >= 0 && member < levelOf.length && levelOf[member] != NONE;
    }

    /** Returns the count of a member. */
    public int count(int member) {
        return levelCount[levelOfMember(member)];
    }

    /** Returns the least count; 0 if there is no member. */
    public int min() {
        return lowest == NONE ? 0 : levelCount[lowest];
    }

    /** Returns the greatest count; 0 if there is no member. */
    public int max() {
        return highest == NONE ? 0 : levelCount[highest];
    }

    /** Returns the sum of the counts. */
    public long sum() {
        return sum;
    }

    /** Returns the sum of the squares of the counts; exact up to 2^63. */
    public long sumOfSquares() {
        return sumOfSquares;
    }

    /**
     * Adds a member.
     *
     * @throws IllegalArgumentException if it is a member already, or one of the numbers is negative
     */
    public void add(int member, int count) {
        if (member < 0 || contains(member)) {
            throw new IllegalArgumentException("member must be a new number >= 0 but is " + member);
        }
        if (count < 0) {
            throw new IllegalArgumentException("count of member " + member + " must be >= 0 but is " + count);
        }
        levelOf = Growth.atLeast(levelOf, Math.addExact(member, 1), NONE);
        int below = greatestLevelUpTo(count);
        int level = below != NONE && levelCount[below] == count ? below : insertAbove(below, count);
        levelOf[member] = level;
        levelSize[level]++;
        size++;
        sum += count;
        sumOfSquares += (long) count * count;
    }

    /** Removes a member. */
    public void remove(int member) {
        int level = levelOfMember(member);
        long count = levelCount[level];
        levelOf[member] = NONE;
        leave(level);
        size--;
        sum -= count;
        sumOfSquares -= count * count;
    }

    /** Adds one to the count of a member. */
    public void increment(int member) {
        int level = levelOfMember(member);
        int count = levelCount[level];
        int target = higher[level];
        if (target == NONE || levelCount[target] != count + 1) {
            if (levelSize[level] == 1) {
                levelCount[level] = Math.addExact(count, 1);
                target = level;
            } else {
                target = insertAbove(level, Math.addExact(count, 1));
            }
        }
        move(member, level, target);
        sum++;
        sumOfSquares += 2L * count + 1;
    }

    /**
     * Takes one from the count of a member.
     *
     * @throws IllegalStateException if its count is 0
     */
    public void decrement(int member) {
        int level = levelOfMember(member);
        int count = levelCount[level];
        if (count == 0) {
            throw new IllegalStateException("the count of member " + member + " is 0 already");
        }
        int target = lower[level];
        if (target == NONE || levelCount[target] != count - 1) {
            if (levelSize[level] == 1) {
                levelCount[level] = count - 1;
                target = level;
            } else {
                target = insertAbove(lower[level], count - 1);
            }
        }
        move(member, level, target);
        sum--;
        sumOfSquares -= 2L * count - 1;
    }

    /** Removes every member; keeps the room. */
    public void clear() {
        Arrays.fill(levelOf, NONE);
        Arrays.fill(levelSize, 0);
        lowest = NONE;
        highest = NONE;
        levels = new FreeList();
        size = 0;
        sum = 0;
        sumOfSquares = 0;
    }

    private void move(int member, int from, int to) {
        if (from != to) {
            levelOf[member] = to;
            levelSize[to]++;
            leave(from);
        }
    }

    private void leave(int level) {
        if (--levelSize[level] == 0) {
            int below = lower[level];
            int above = higher[level];
            link(below, above);
            levels.release(level);
        }
    }

    /** Returns the level of the greatest count that is not above the given one, or NONE. */
    private int greatestLevelUpTo(int count) {
        if (lowest == NONE || levelCount[lowest] > count) {
            return NONE;
        }
        if (count - levelCount[lowest] < levelCount[highest] - count) {
            int level = lowest;
            while (levelCount[higher[level]] <= count) {
                level = higher[level];
            }
            return level;
        }
        int level = highest;
        while (levelCount[level] > count) {
            level = lower[level];
        }
        return level;
    }

    /** Makes an empty level of the given count above another one, or at the bottom. */
    private int insertAbove(int below, int count) {
        int above = below == NONE ? lowest : higher[below];
        int level = levels.take();
        if (level >= levelCount.length) {
            levelCount = Growth.atLeast(levelCount, level + 1, 0);
            levelSize = Arrays.copyOf(levelSize, levelCount.length);
            lower = Arrays.copyOf(lower, levelCount.length);
            higher = Arrays.copyOf(higher, levelCount.length);
        }
        levelCount[level] = count;
        levelSize[level] = 0;
        link(below, level);
        link(level, above);
        return level;
    }

    /** Makes two levels neighbours; NONE stands for what lies outside the list. */
    private void link(int below, int above) {
        if (below == NONE) {
            lowest = above;
        } else {
            higher[below] = above;
        }
        if (above == NONE) {
            highest = below;
        } else {
            lower[above] = below;
        }
    }

    private int levelOfMember(int member) {
        if (!contains(member)) {
            throw new IllegalArgumentException("not a member: " + member);
        }
        return levelOf[member];
    }
}
