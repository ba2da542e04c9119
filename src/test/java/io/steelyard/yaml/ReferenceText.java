package io.steelyard.yaml;

import io.steelyard.Vocabularies;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference of all keys as text, with where each key stands, and with changes made at such places. */
final class ReferenceText {
    static final Path FILE = Path.of("scenarios", "reference.yaml");
    static final String NAME = "reference.yaml";

    private final List<String> lines;
    private final List<Occurrence> occurrences = new ArrayList<>();

    /** A key where it stands. */
    record Occurrence(Class<?> owner, String key, Entry entry) {
        Place place() {
            return entry.key();
        }

        String id() {
            return Shapes.id(owner, key);
        }
    }

    ReferenceText() {
        try {
            lines = Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Keys root = (Keys) TreeLoader.load(text(), NAME, new Findings()).orElseThrow();
        new KeyWalk(
                        Vocabularies.ofClassPath(),
                        (owner, key, entry) -> occurrences.add(new Occurrence(owner, key, entry)))
                .file(root);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    String line(Place place) {
        return lines.get(place.line() - 1);
    }

    /** Every key, in the order of the walk. */
    List<Occurrence> occurrences() {
        return List.copyOf(occurrences);
    }

    /** Where each key is explained: its first occurrence at the beginning of a line. */
    Map<String, Occurrence> first() {
        Map<String, Occurrence> first = new LinkedHashMap<>();
        occurrences.stream()
                .filter(occurrence -> line(occurrence.place())
                        .substring(0, occurrence.place().column() - 1)
                        .matches("[ -]*"))
                .sorted((a, b) -> Integer.compare(a.place().line(), b.place().line()))
                .forEach(occurrence -> first.putIfAbsent(occurrence.id(), occurrence));
        return first;
    }

    /** The text with something else in place of what stands at a place. */
    String replaced(Place place, String old, String other) {
        String line = line(place);
        int start = place.column() - 1;
        if (!line.startsWith(old, start)) {
            throw new IllegalArgumentException("no `" + old + "` at column " + place.column() + " of " + line);
        }
        List<String> changed = new ArrayList<>(lines);
        changed.set(place.line() - 1, line.substring(0, start) + other + line.substring(start + old.length()));
        return String.join("\n", changed) + "\n";
    }

    /** The text with one more key before the one at a place. */
    String with(Occurrence before, String key) {
        int column = before.place().column();
        boolean block = line(before.place()).substring(0, column - 1).matches("[ -]*");
        String end = block ? "\n" + " ".repeat(column - 1) : ", ";
        return replaced(before.place(), before.key(), key + ": 1" + end + before.key());
    }
}
