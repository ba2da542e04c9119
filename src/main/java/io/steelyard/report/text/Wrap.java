package io.steelyard.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The breaking of text into lines of limited width, at spaces; but a number keeps its interval and its per cent sign. */
public final class Wrap {
    private static final int LEAST = 20;
    private static final Pattern BREAK = Pattern.compile(" (?![±%])");

    private Wrap() {}

    /** The lines; a word longer than the width stands alone on a line. Width counts characters, and is at least 20. */
    public static List<String> lines(String text, int width) {
        int limit = Math.max(LEAST, width);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BREAK.split(text, -1)) {
            if (!line.isEmpty() && length(line) + 1 + length(word) > limit) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** The lines under a label in front of the first: all begin at the same column. */
    public static List<String> labelled(String label, int indent, String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : lines(text, width - indent)) {
            String front = lines.isEmpty() ? label : "";
            lines.add(padded(front, indent) + line);
        }
        return lines;
    }

    /** The text with spaces after it up to a width. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    /** How many characters a text has. */
    public static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
