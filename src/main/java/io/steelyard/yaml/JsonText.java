package io.steelyard.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as text, from trees of {@code Map}, {@code List}, {@code String}, {@code BigDecimal}, {@code Boolean} and null. */
final class JsonText {
    private static final int WIDTH = 120;

    private JsonText() {}

    /** The tree as indented text with a line break at its end; what fits into a line stands in one. */
    static String of(Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, "", text);
        return text.append('\n').toString();
    }

    /** What a YAML tree is in JSON, by the core schema of YAML 1.2. */
    static @Nullable Object tree(Tree tree) {
        if (tree instanceof Tree.Keys keys) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            keys.entries().forEach((key, entry) -> map.put(key, tree(entry.value())));
            return map;
        }
        if (tree instanceof Tree.Items items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(tree(item)));
            return list;
        }
        Tree.Scalar scalar = (Tree.Scalar) tree;
        if (scalar.isNull()) {
            return null;
        }
        if (scalar.isNumber()) {
            return new BigDecimal(scalar.text());
        }
        boolean truth = scalar.plain() && List.of("true", "false").contains(scalar.text());
        return truth ? Boolean.valueOf(scalar.text()) : scalar.text();
    }

    private static void write(@Nullable Object tree, String indent, StringBuilder text) {
        int start = text.length();
        line(tree, text);
        List<?> parts = tree instanceof Map<?, ?> map
                ? new ArrayList<>(map.entrySet())
                : tree instanceof List<?> list ? new ArrayList<>(list) : List.of();
        if (text.length() - start + indent.length() <= WIDTH || parts.isEmpty()) {
            return;
        }
        text.setLength(start);
        text.append(tree instanceof Map ? "{" : "[");
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "\n" : ",\n").append(indent).append("  ");
            if (parts.get(i) instanceof Map.Entry<?, ?> entry) {
                quote(String.valueOf(entry.getKey()), text);
                text.append(": ");
                write(entry.getValue(), indent + "  ", text);
            } else {
                write(parts.get(i), indent + "  ", text);
            }
        }
        text.append('\n').append(indent).append(tree instanceof Map ? "}" : "]");
    }

    /** The tree in one line. */
    private static void line(@Nullable Object tree, StringBuilder text) {
        if (tree instanceof Map<?, ?> map) {
            text.append('{');
            map.forEach((key, value) -> {
                separate(text, '{');
                quote(String.valueOf(key), text);
                text.append(": ");
                line(value, text);
            });
            text.append('}');
        } else if (tree instanceof List<?> list) {
            text.append('[');
            list.forEach(item -> {
                separate(text, '[');
                line(item, text);
            });
            text.append(']');
        } else if (tree instanceof String string) {
            quote(string, text);
        } else {
            text.append(tree instanceof BigDecimal number ? number.toPlainString() : String.valueOf(tree));
        }
    }

    private static void separate(StringBuilder text, char open) {
        text.append(text.charAt(text.length() - 1) == open ? "" : ", ");
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        string.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
    }
}
