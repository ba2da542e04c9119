package io.steelyard.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one block-style YAML text of a tree of {@code Map<String, ?>} (its keys are texts), {@code List<?>} and {@code
 * String} (a scalar as it is to stand in the text). Two spaces a level, plain words where every YAML reader takes them
 * for text, double quotes elsewhere.
 */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?");
    private static final List<String> WORDS_OF_YAML =
            List.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    static String of(Map<String, ?> tree) {
        return String.join("\n", lines(tree)) + "\n";
    }

    /** The scalar that stands for a text. */
    static String quoted(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : "\"" + escaped(text) + "\"";
    }

    private static List<String> lines(Object node) {
        List<String> lines = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String start = quoted(String.valueOf(key)) + ":";
                if (isOneLine(value)) {
                    lines.add(start + " " + oneLine(value));
                } else {
                    lines.add(start);
                    lines(value).forEach(line -> lines.add("  " + line));
                }
            });
        } else if (node instanceof List<?> list) {
            for (Object item : list) {
                List<String> block = isOneLine(item) ? List.of(oneLine(item)) : lines(item);
                lines.add("- " + block.get(0));
                block.subList(1, block.size()).forEach(line -> lines.add("  " + line));
            }
        }
        return lines;
    }

    private static boolean isOneLine(Object node) {
        return node instanceof String
                || (node instanceof Map<?, ?> map && map.isEmpty())
                || (node instanceof List<?> list && list.isEmpty());
    }

    private static String oneLine(Object node) {
        return node instanceof String text ? text : node instanceof Map ? "{}" : "[]";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (isPrintable(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", c));
            }
        });
        return escaped.toString();
    }

    /** The printable characters of YAML 1.2 without its line breaks and the byte order mark. */
    private static boolean isPrintable(int c) {
        boolean lineBreak = c == 0x2028 || c == 0x2029;
        return (c >= ' ' && c <= '~')
                || (c >= 0xA0 && c <= 0xD7FF && !lineBreak)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || c > 0xFFFF;
    }
}
