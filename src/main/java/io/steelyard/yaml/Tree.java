package io.steelyard.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A YAML document, or a part of one, with the place of every key and value. */
sealed interface Tree {
    /** Where it stands; for a block collection under a key, where the key stands. */
    Place place();

    /** The same values, standing where they stand, under another path. */
    default Tree withPath(String path) {
        return new Relocation(null).move(this, path);
    }

    /** The same values as if all of them stood at one place, with paths below its own. */
    default Tree placedAt(Place place) {
        return new Relocation(place).move(this, place.path());
    }

    /** The values directly below. */
    default List<Tree> children() {
        if (this instanceof Items list) {
            return list.items();
        }
        return this instanceof Keys keys
                ? keys.entries().values().stream().map(Entry::value).toList()
                : List.of();
    }

    /** What it is, in words, for messages. */
    String found();

    /**
     * A text without inner structure.
     *
     * @param plain whether it stands without quotes, so that it may be a number
     */
    record Scalar(Place place, String text, boolean plain) implements Tree {
        private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
        private static final Pattern DECIMAL =
                Pattern.compile("[-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,5})?");
        private static final List<String> NULLS = List.of("", "~", "null", "Null", "NULL");
        private static final int SHOWN = 60;

        boolean isNull() {
            return plain && NULLS.contains(text);
        }

        boolean isInteger() {
            return plain && INTEGER.matcher(text).matches();
        }

        /** Whether it is a number, whole or not. */
        boolean isNumber() {
            return plain && DECIMAL.matcher(text).matches();
        }

        @Override
        public String found() {
            if (isNull()) {
                return "nothing";
            }
            int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
            String shown = text.substring(0, end);
            String dots = end < text.length() ? "..." : "";
            return plain ? "`" + shown + dots + "`" : "\"" + shown + dots + "\" (text)";
        }
    }

    /** A list. */
    record Items(Place place, List<Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String found() {
            return "a list";
        }
    }

    /** A mapping; the keys keep their order. */
    record Keys(Place place, Map<String, Entry> entries) implements Tree {
        public Keys {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Nullable
        Tree get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** All but some keys. */
        Keys without(Collection<String> keys) {
            Map<String, Entry> rest = new LinkedHashMap<>(entries);
            rest.keySet().removeAll(keys);
            return new Keys(place, rest);
        }

        /** With one more, or another, value. */
        Keys with(String key, Entry entry) {
            Map<String, Entry> more = new LinkedHashMap<>(entries);
            more.put(key, entry);
            return new Keys(place, more);
        }

        @Override
        public String found() {
            return "a mapping";
        }
    }

    /**
     * A key with its value.
     *
     * @param key where the key stands
     */
    record Entry(Place key, Tree value) {}

    /** Replacements of some items of a list, by index; only ever a patch. */
    record ItemPatch(Place place, int index, Tree item) implements Tree {

        @Override
        public String found() {
            return "an item of a list";
        }
    }

    static Keys emptyKeys(Place place) {
        return new Keys(place, Map.of());
    }

    static Keys singleKey(String key, Tree value) {
        return new Keys(value.place(), Map.of(key, new Entry(value.place(), value)));
    }
}
