package io.steelyard.structure;

import java.math.BigInteger;

/**
 * A mutable 128-bit signed sum, wide enough for nanoseconds times connections: 10^9 connections over 292 years use 2^93.
 * Overflow of the 128 bits wraps around.
 */
public final class WideSum implements Comparable<WideSum> {

    private long high;
    private long low;

    /** Creates a sum of 0. */
    public WideSum() {}

    /** Sets the sum to 0. */
    public void clear() {
        high = 0;
        low = 0;
    }

    /** Adds a value. */
    public void add(long value) {
        addWords(value >> 63, value);
    }

    /** Adds the value of another sum. */
    public void add(WideSum other) {
        addWords(other.high, other.low);
    }

    /** Adds the product of two values, exactly. */
    public void addProduct(long left, long right) {
        addWords(Math.multiplyHigh(left, right), left * right);
    }

    /** Subtracts a value. */
    public void subtract(long value) {
        subtractWords(value >> 63, value);
    }

    /** Subtracts the value of another sum. */
    public void subtract(WideSum other) {
        subtractWords(other.high, other.low);
    }

    /** Returns -1, 0 or 1 as the sum is negative, 0 or positive. */
    public int signum() {
        return high != 0 ? Long.signum(high) : low != 0 ? 1 : 0;
    }

    /** Returns the double nearest to the sum. */
    public double toDouble() {
        return high == low >> 63 ? low : toBigInteger().doubleValue();
    }

    /** Returns the sum as an integer of arbitrary size. */
    public BigInteger toBigInteger() {
        BigInteger lowWord = BigInteger.valueOf(low);
        BigInteger unsignedLow = low < 0 ? lowWord.add(BigInteger.ONE.shiftLeft(64)) : lowWord;
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    @Override
    public int compareTo(WideSum other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    /** Returns whether the other object is a sum of the same value now. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WideSum sum && high == sum.high && low == sum.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }

    private void addWords(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        high += otherHigh + carry;
        low = sum;
    }

    private void subtractWords(long otherHigh, long otherLow) {
        long borrow = Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0;
        high -= otherHigh + borrow;
        low -= otherLow;
    }
}
