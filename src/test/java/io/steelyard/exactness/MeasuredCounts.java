package io.steelyard.exactness;

import io.steelyard.conformance.Evidence;
import io.steelyard.conformance.Evidence.Manner;
import io.steelyard.conformance.Evidence.Measured;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Measured cases, counted. */
final class MeasuredCounts {
    private final List<Measured> cases;

    MeasuredCounts(List<Measured> cases) {
        this.cases = cases;
    }

    static MeasuredCounts all() {
        return new MeasuredCounts(Evidence.measured());
    }

    MeasuredCounts where(Predicate<Measured> fits) {
        return new MeasuredCounts(cases.stream().filter(fits).toList());
    }

    /** Those of a kind of options that a policy has. */
    <C> MeasuredCounts of(Class<C> options, Function<C, String> policy, String name) {
        return where(each -> options.isInstance(each.options())
                && policy.apply(options.cast(each.options())).equals(name));
    }

    List<Measured> cases() {
        return cases;
    }

    /** How many hold of those that can hold a policy to what it is meant to be. */
    long holding(Standing standing) {
        Manner manner = standing == Standing.EXACT ? Manner.TO_THE_LETTER : Manner.BY_REPETITION;
        return of(manner).filter(Measured::holds).count();
    }

    private Stream<Measured> of(Manner manner) {
        return cases.stream().filter(each -> each.manner() == manner);
    }

    /** Such as {@code 2 of 2 traces, 8,128 of 8,128 assignments}. */
    String letters() {
        List<Measured> found = of(Manner.TO_THE_LETTER).toList();
        if (found.isEmpty()) {
            return "–";
        }
        int held = found.stream()
                .filter(Measured::holds)
                .mapToInt(Measured::assignments)
                .sum();
        int all = found.stream().mapToInt(Measured::assignments).sum();
        return holding(found) + ": " + thousands(held) + " of " + thousands(all) + " assignments";
    }

    String repetitions() {
        return count(Manner.BY_REPETITION);
    }

    String realTime() {
        return count(Manner.IN_REAL_TIME);
    }

    private String count(Manner manner) {
        List<Measured> found = of(manner).toList();
        return found.isEmpty() ? "–" : holding(found);
    }

    private static String holding(List<Measured> found) {
        return found.stream().filter(Measured::holds).count() + " of " + found.size();
    }

    private static String thousands(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
