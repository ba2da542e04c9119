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
                .filter(occurrence -> beginsLine(occurrence.place()))
                .sorted((a, b) -> Integer.compare(a.place().line(), b.place().line()))
                .forEach(occurrence -> first.putIfAbsent(occurrence.id(), occurrence));
        return first;
    }

    /** The text with edits made in it. */
    String with(Edits edits) {
        return edits.applied(lines);
    }

    /** Whether a line begins with this key. */
    boolean beginsLine(Place key) {
        return line(key).substring(0, key.column() - 1).matches("[ -]*");
    }
}
