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
        return new Problem(place.line(), place.column(), place.path(), place + ": " + message);
    }

    @Override
    public String toString() {
        return text;
    }
}
