package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Strict access to the fields of a case: what is missing or of another type is a {@link MalformedCaseException}. */
public final class Json {
    private Json() {}

    public static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new MalformedCaseException("has no field '" + name + "'");
        }
        return value;
    }

    /** A field that may be absent or null. */
    public static Optional<JsonNode> optional(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public static String text(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return check(value, name, value.isTextual(), "a string").asText();
    }

    public static boolean bool(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return check(value, name, value.isBoolean(), "true or false").asBoolean();
    }

    public static int integer(JsonNode node, String name) {
        return asInt(field(node, name), name);
    }

    public static long longer(JsonNode node, String name) {
        return asLong(field(node, name), name);
    }

    public static double number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return check(value, name, value.isNumber(), "a number").asDouble();
    }

    public static OptionalInt optionalInteger(JsonNode node, String name) {
        return optional(node, name)
                .map(value -> OptionalInt.of(asInt(value, name)))
                .orElseGet(OptionalInt::empty);
    }

    public static OptionalLong optionalLong(JsonNode node, String name) {
        return optional(node, name)
                .map(value -> OptionalLong.of(asLong(value, name)))
                .orElseGet(OptionalLong::empty);
    }

    public static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> element) {
        JsonNode value = field(node, name);
        check(value, name, value.isArray(), "a list");
        List<T> list = new ArrayList<>(value.size());
        for (JsonNode each : value) {
            list.add(element.apply(each));
        }
        return list;
    }

    /** The elements of a list of numbers. */
    public static double[] numbers(JsonNode list, String name) {
        check(list, name, list.isArray(), "a list");
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode value = list.get(i);
            numbers[i] = check(value, name, value.isNumber(), "a number").asDouble();
        }
        return numbers;
    }

    /** The constant of an enum that is spelt as the field is. */
    public static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String name) {
        return constant(type, text(node, name), name);
    }

    public static <E extends Enum<E>> E constant(Class<E> type, String text, String name) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw new MalformedCaseException(
                    "has '" + text + "' in field '" + name + "', which is none of " + List.of(type.getEnumConstants()));
        }
    }

    /** Nanoseconds of a field in seconds. */
    public static long nanos(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return nanos(check(value, name, value.isNumber(), "a number of seconds"));
    }

    public static long nanos(JsonNode seconds) {
        return seconds.decimalValue().movePointRight(9).longValueExact();
    }

    public static JsonNode check(JsonNode value, String name, boolean fits, String form) {
        if (!fits) {
            throw new MalformedCaseException("has " + value + " in field '" + name + "', which is not " + form);
        }
        return value;
    }

    private static int asInt(JsonNode value, String name) {
        return check(value, name, value.isIntegralNumber() && value.canConvertToInt(), "an int")
                .asInt();
    }

    private static long asLong(JsonNode value, String name) {
        return check(value, name, value.isIntegralNumber() && value.canConvertToLong(), "a whole number")
                .asLong();
    }
}
