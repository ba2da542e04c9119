package io.steelyard;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A class that breaks every rule of the house, each method the ban that its name begins with. */
@SuppressWarnings({"unused", "StringCaseLocaleUsage", "AnnotateFormatMethod", "SystemOut", "CatchAndPrintStackTrace"})
final class HouseRuleOffender {
    private static int reassigned;

    private HouseRuleOffender() {}

    /** Names of the methods that break a ban: {@code INEXACT_MATH} is broken by those beginning with {@code inexactMath}. */
    static List<String> methodsThatBreak(String ban) {
        String beginning = ban.replace("_", "");
        return Arrays.stream(HouseRuleOffender.class.getDeclaredMethods())
                .map(method -> method.getName())
                .filter(name -> !name.startsWith("lambda"))
                .filter(name -> name.regionMatches(true, 0, beginning, 0, beginning.length()))
                .toList();
    }

    static double inexactMathLog(double value) {
        return Math.log(value);
    }

    static double inexactMathReference(List<Double> values) {
        return values.stream().map(Math::exp).mapToDouble(Double::doubleValue).sum();
    }

    static Instant wallClockInstant() {
        return Instant.now();
    }

    static long wallClockNanos() {
        return System.nanoTime();
    }

    static int ambientRandomnessUnseeded() {
        return new Random().nextInt();
    }

    static double ambientRandomnessMath() {
        return Math.random();
    }

    static Set<String> unorderedCollectionSet() {
        return Set.of("a", "b");
    }

    static Map<String, Integer> unorderedCollectionTwoPairs() {
        return Map.of("a", 1, "b", 2);
    }

    static Map<String, Integer> unorderedCollectionMap() {
        return new HashMap<>();
    }

    static Supplier<Map<String, Integer>> unorderedCollectionReference() {
        return HashMap::new;
    }

    static Map<Integer, List<String>> unorderedCollectionGroups(List<String> names) {
        Function<String, Integer> length = String::length;
        return names.stream().collect(Collectors.groupingBy(length));
    }

    static String platformDefaultFormat(double value) {
        return String.format("%f", value);
    }

    static String platformDefaultCase(String text) {
        return text.toLowerCase();
    }

    static String doubleAsTextValue(double value) {
        return String.valueOf(value);
    }

    static StringBuilder doubleAsTextBuilder(double value) {
        return new StringBuilder().append(value);
    }

    static void consoleOut() {
        System.out.println("x");
    }
}
