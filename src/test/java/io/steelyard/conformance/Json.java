package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Strict access to the fields of a case: what is missing or of another type is a {@link MalformedCaseException}. */
final class Json {
    private Json() {}

    static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new MalformedCaseException("has no field '" + name + "'");
        }
        return value;
    }

    /** A field that may be absent or null. */
    static Optional<JsonNode> optional(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    static String text(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return check(value, name, value.isTextual(), "a string").asText();
    }

    static boolean bool(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return check(value, name, value.isBoolean(), "true or false").asBoolean();
    }

    static int integer(JsonNode node, String name) {
        return asInt(field(node, name), name);
    }

    static long longer(JsonNode node, String name) {
        return asLong(field(node, name), name);
    }

    static double number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return check(value, name, value.isNumber(), "a number").asDouble();
    }

    static OptionalInt optionalInteger(JsonNode node, String name) {
        return optional(node, name)
                .map(value -> OptionalInt.of(asInt(value, name)))
                .orElseGet(OptionalInt::empty);
    }

    static OptionalLong optionalLong(JsonNode node, String name) {
        return optional(node, name)
                .map(value -> OptionalLong.of(asLong(value, name)))
                .orElseGet(OptionalLong::empty);
    }

    static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> element) {
        JsonNode value = field(node, name);
        check(value, name, value.isArray(), "a list");
        List<T> list = new ArrayList<>(value.size());
        for (JsonNode each : value) {
            list.add(element.apply(each));
        }
        return list;
    }

    /** The constant of an enum that is spelt as the field is. */
    static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String name) {
        return constant(type, text(node, name), name);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text, String name) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw new MalformedCaseException(
                    "has '" + text + "' in field '" + name + "', which is none of " + List.of(type.getEnumConstants()));
        }
    }

    /** Nanoseconds of a field in seconds. */
    static long nanos(JsonNode node, String name) {
        JsonNode value = field(node, name);
        return nanos(check(value, name, value.isNumber(), "a number of seconds"));
    }

    static long nanos(JsonNode seconds) {
        return seconds.decimalValue().movePointRight(9).longValueExact();
    }

    static JsonNode check(JsonNode value, String name, boolean fits, String form) {
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
