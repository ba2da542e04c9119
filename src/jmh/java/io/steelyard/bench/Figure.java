package io.steelyard.bench;

/**
 * One measured number.
 *
 * @param benchmark what was done, one of the names in {@link Figures}
 * @param row by whom
 * @param pods among how many
 * @param median of the shots
 * @param unit of the median
 */
record Figure(String benchmark, String row, int pods, double median, String unit) {}
