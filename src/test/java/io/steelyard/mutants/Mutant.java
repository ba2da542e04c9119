package io.steelyard.mutants;

/**
 * One wrong line.
 *
 * @param what what is wrong, in words
 * @param file the source file, below {@code io/steelyard} of main
 * @param original what stands there, exactly once
 * @param replacement what stands there instead
 * @param scenario the shipped scenario whose results tell
 * @param variant the variant of it that is run
 */
record Mutant(String what, String file, String original, String replacement, String scenario, String variant) {
    @Override
    public String toString() {
        return what;
    }
}
