package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideSumTest {

    private static final long[] EDGES = {0, 1, -1, 2, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, -(1L << 32), 1L << 62};

    @Test
    void agreesWithIntegersOfArbitrarySize() {
        SplittableRandom random = new SplittableRandom(1);
        WideSum sum = new WideSum();
        WideSum other = new WideSum();
        BigInteger oracle = BigInteger.ZERO;
        BigInteger otherOracle = BigInteger.ZERO;
        for (int step = 0; step < 20_000; step++) {
            long left = value(random);
            long right = value(random) >> 3;
            BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
            switch (random.nextInt(6)) {
                case 0 -> {
                    sum.add(left);
                    oracle = oracle.add(BigInteger.valueOf(left));
                }
                case 1 -> {
                    sum.subtract(left);
                    oracle = oracle.subtract(BigInteger.valueOf(left));
                }
                case 2 -> {
                    sum.clear();
                    sum.addProduct(left, right);
                    oracle = product;
                }
                case 3 -> {
                    other.clear();
                    other.addProduct(left, right >> 8);
                    otherOracle = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right >> 8));
                }
                case 4 -> {
                    sum.add(other);
                    oracle = oracle.add(otherOracle);
                }
                default -> {
                    sum.subtract(other);
                    oracle = oracle.subtract(otherOracle);
                }
            }
            oracle = wrapped(oracle);
            assertEquals(oracle, sum.toBigInteger());
            assertEquals(oracle.toString(), sum.toString());
            assertEquals(oracle.doubleValue(), sum.toDouble());
            assertEquals(oracle.signum(), sum.signum());
            assertEquals(oracle.compareTo(otherOracle), sum.compareTo(other));
            assertEquals(oracle.equals(otherOracle), sum.equals(other));
        }
    }

    @Test
    void equalityIsThatOfTheValue() {
        WideSum first = new WideSum();
        WideSum second = new WideSum();
        first.add(Long.MAX_VALUE);
        first.add(1);
        second.addProduct(1L << 32, 1L << 31);
        assertEquals(first, second);
        assertEquals(first.hashCode(), second.hashCode());
        second.subtract(1);
        assertNotEquals(first, second);
        assertTrue(first.compareTo(second) > 0);
    }

    private static long value(SplittableRandom random) {
        return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() >> random.nextInt(64);
    }

    private static BigInteger wrapped(BigInteger value) {
        BigInteger range = BigInteger.ONE.shiftLeft(128);
        BigInteger positive = value.mod(range);
        return positive.testBit(127) ? positive.subtract(range) : positive;
    }
}
