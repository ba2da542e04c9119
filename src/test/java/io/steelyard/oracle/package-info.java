/**
 * The simulator held against closed forms: every statement runs an experiment from the text of a scenario.
 *
 * <p>Tolerances follow from the statistic: z standard errors at the number of runs, with z = 3.9, which a right simulator
 * misses once in 10,000 times; as seeds are fixed, a test passes always or never.
 */
package io.steelyard.oracle;
