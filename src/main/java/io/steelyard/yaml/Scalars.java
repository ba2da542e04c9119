package io.steelyard.yaml;

import io.steelyard.scenario.Count;
import io.steelyard.scenario.Decimals;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.yaml.Tree.Scalar;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/** Reads and writes the values that have no inner structure, each by its type and strictly: {@code "8"} is no number. */
final class Scalars {
    private static final BigInteger LEAST_INT = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger MOST_INT = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final List<Class<?>> RECORDS =
            List.of(Rate.class, Count.class, Fraction.class, Quantity.class, IntOrPercent.class);

    private Scalars() {}

    /** Whether this record is written as a bare value. */
    static boolean isScalarRecord(Class<?> type) {
        return RECORDS.contains(type);
    }

    /** What a value of the type looks like, for messages. */
    static String form(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", EnumNames.all(type));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a duration such as 250ms, 30s, 5m or 2h";
            case "Rate" -> "a rate such as 40/s, 3/m or 100/h";
            case "Count" -> "a count such as 20000, 20k or 1.5M";
            case "Fraction" -> "a share such as 25% or 0.25";
            case "Quantity" -> "a Kubernetes quantity such as 1000, 100m or 40Ki";
            case "IntOrPercent" -> "a whole number or a percentage such as 25%";
            default -> "text";
        };
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is none of the type, with a message that says what it must be
     */
    static Object read(Scalar scalar, Class<?> type) {
        if (scalar.isNull()) {
            throw wrong(scalar, type);
        }
        if (type.isEnum()) {
            return constant(scalar, type);
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> whole(scalar, type, LEAST_INT, MOST_INT).intValueExact();
            case "long", "Long" -> whole(scalar, type, LEAST_LONG, MOST_LONG).longValueExact();
            case "double", "Double" -> number(scalar, type);
            case "boolean", "Boolean" -> bool(scalar, type);
            case "Duration" -> Durations.parse(scalar.text());
            case "Rate" -> Rate.parse(scalar.text());
            case "Count" -> Count.parse(unquotedNumber(scalar, type));
            case "Fraction" -> Fraction.parse(unquotedNumber(scalar, type));
            case "Quantity" -> Quantity.parse(scalar.text());
            case "IntOrPercent" ->
                scalar.plain() ? IntOrPercent.parse(scalar.text()) : IntOrPercent.parsePercent(scalar.text());
            case "String" -> text(scalar);
            default -> throw new IllegalStateException("no scalar form for " + type.getName());
        };
    }

    /** The one text of a value, which {@link #read} reads back; plain unless it is a string. */
    static String write(Object value) {
        if (value instanceof Duration span) {
            return Durations.text(span);
        }
        if (value instanceof Rate rate) {
            return rate.text();
        }
        if (value instanceof Count count) {
            return count.text();
        }
        if (value instanceof Fraction fraction) {
            return fraction.text();
        }
        if (value instanceof Double number) {
            return Decimals.text(number);
        }
        return value instanceof Enum<?> constant ? EnumNames.of(constant) : value.toString();
    }

    private static IllegalArgumentException wrong(Scalar scalar, Class<?> type) {
        return new IllegalArgumentException("must be " + form(type) + " but is " + scalar.found());
    }

    private static Object constant(Scalar scalar, Class<?> type) {
        for (Enum<?> constant : EnumNames.constants(type)) {
            if (EnumNames.of(constant).equals(scalar.text())) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                wrong(scalar, type).getMessage() + NearestName.hint(scalar.text(), EnumNames.all(type)));
    }

    private static BigInteger whole(Scalar scalar, Class<?> type, BigInteger least, BigInteger most) {
        if (!scalar.isInteger()) {
            throw wrong(scalar, type);
        }
        String digits = scalar.text().startsWith("+") ? scalar.text().substring(1) : scalar.text();
        boolean fits = digits.length() <= 20;
        BigInteger value = fits ? new BigInteger(digits) : BigInteger.ZERO;
        if (!fits || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "must be a whole number between " + least + " and " + most + " but is " + scalar.found());
        }
        return value;
    }

    private static double number(Scalar scalar, Class<?> type) {
        double value = scalar.isNumber() ? Double.parseDouble(scalar.text()) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw wrong(scalar, type);
        }
        return value == 0 ? 0.0 : value;
    }

    private static boolean bool(Scalar scalar, Class<?> type) {
        boolean known =
                scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"));
        if (!known) {
            throw wrong(scalar, type);
        }
        return scalar.text().equals("true");
    }

    private static String unquotedNumber(Scalar scalar, Class<?> type) {
        if (!scalar.plain()) {
            throw wrong(scalar, type);
        }
        return scalar.text();
    }

    private static String text(Scalar scalar) {
        boolean truth =
                scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"));
        if (truth || scalar.isNumber()) {
            throw new IllegalArgumentException(
                    "must be text but is " + scalar.found() + ": write \"" + scalar.text() + "\" in quotes");
        }
        return scalar.text();
    }
}
