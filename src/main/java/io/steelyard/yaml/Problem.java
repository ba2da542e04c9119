package io.steelyard.yaml;

/**
 * One thing wrong with a scenario, as one line.
 *
 * @param line line of the file, from 1; 0 where it has none
 * @param column column, from 1; 0 where it has none
 * @param path the path of the key, for example {@code clients.lifetime}; empty where it concerns the whole file
 * @param text the whole line: file, line, column, path, what was found, what is allowed
 */
public record Problem(int line, int column, String path, String text) {
    static Problem at(Place place, String message) {
        return new Problem(place.line(), place.column(), place.path(), oneLine(place + ": " + message));
    }

    /** The same problem, saying more. */
    Problem with(String more) {
        return new Problem(line, column, path, text + more);
    }

    /** A text whose line breaks and other control characters are spaces. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) || isLineBreak(c) ? ' ' : c));
        return line.toString();
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == 0x2028 || codePoint == 0x2029;
    }

    @Override
    public String toString() {
        return text;
    }
}
