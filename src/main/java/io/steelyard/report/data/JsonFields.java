package io.steelyard.report.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON object that was read, with its place for messages; fields that nobody asks for are ignored. */
final class JsonFields {
    private final String place;
    private final Map<String, @Nullable Object> fields;

    private JsonFields(String place, Map<String, @Nullable Object> fields) {
        this.place = place;
        this.fields = fields;
    }

    /** Reads an object; {@code source} is what messages call the text. */
    static JsonFields read(Reader text, String source) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedResultException(source + ": is no JSON object");
            }
            return new JsonFields(source + ":", object(parser));
        } catch (JsonProcessingException e) {
            throw new MalformedResultException(
                    source + ": line " + e.getLocation().getLineNr() + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("is no JSON"));
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Literal(parser.getText());
            default -> parser.getText();
        };
    }

    /** A number as it was written. */
    private record Literal(String text) {}

    private MalformedResultException malformed(String field, String wanted) {
        return new MalformedResultException(place + " " + field + " must be " + wanted
                + (fields.containsKey(field) ? " but is another thing" : " but is missing"));
    }

    String text(String field) throws IOException {
        if (fields.get(field) instanceof String text) {
            return text;
        }
        throw malformed(field, "a text");
    }

    long whole(String field) throws IOException {
        if (fields.get(field) instanceof Literal literal) {
            try {
                return Long.parseLong(literal.text());
            } catch (NumberFormatException e) {
                throw malformed(field, "a whole number");
            }
        }
        throw malformed(field, "a whole number");
    }

    int count(String field) throws IOException {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(field)));
    }

    /** A number; NaN where the file has null. */
    double number(String field) throws IOException {
        Object value = fields.get(field);
        if (value == null && fields.containsKey(field)) {
            return Double.NaN;
        }
        try {
            if (value instanceof Literal literal) {
                return Double.parseDouble(literal.text());
            }
            if (value instanceof String text && !text.isEmpty()) {
                return Numbers.parse(text);
            }
        } catch (NumberFormatException e) {
            throw malformed(field, "a number, null or never");
        }
        throw malformed(field, "a number, null or never");
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) throws IOException {
        String name = text(field).toUpperCase(Locale.ROOT).replace(' ', '_');
        for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw malformed(field, "one of the known names");
    }

    JsonFields inner(String field) throws IOException {
        return nested(fields.get(field), field);
    }

    List<String> texts(String field) throws IOException {
        return texts(fields.get(field), field);
    }

    List<List<String>> textLists(String field) throws IOException {
        List<List<String>> lists = new ArrayList<>();
        for (Object item : items(fields.get(field), field)) {
            lists.add(texts(item, field));
        }
        return lists;
    }

    private List<String> texts(@Nullable Object value, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object item : items(value, field)) {
            if (!(item instanceof String text)) {
                throw malformed(field, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    <T> List<T> list(String field, Maker<T> maker) throws IOException {
        List<T> made = new ArrayList<>();
        int index = 0;
        for (Object item : items(fields.get(field), field)) {
            made.add(maker.make(nested(item, field + "[" + index + "]")));
            index++;
        }
        return made;
    }

    private List<?> items(@Nullable Object value, String field) throws IOException {
        if (value instanceof List<?> list) {
            return list;
        }
        throw malformed(field, "a list");
    }

    private JsonFields nested(@Nullable Object value, String field) throws IOException {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed(field, "an object");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
        return new JsonFields(place + " " + field, copy);
    }

    /** Makes a value of an object. */
    interface Maker<T> {
        T make(JsonFields fields) throws IOException;
    }
}
