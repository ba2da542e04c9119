package io.steelyard.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in a text by place, and where what stood at a place stands after them. */
final class Edits {
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(Place place, String old, String other) {
        boolean before(Place at) {
            return place.line() < at.line() || (place.line() == at.line() && place.column() < at.column());
        }

        int lines() {
            return (int) other.chars().filter(c -> c == '\n').count();
        }
    }

    void replace(Place place, String old, String other) {
        edits.add(new Edit(place, old, other));
    }

    String applied(List<String> lines) {
        List<String> changed = new ArrayList<>(lines);
        List<Edit> backwards = new ArrayList<>(edits);
        backwards.sort(Comparator.comparingInt((Edit edit) -> edit.place().line())
                .thenComparingInt(edit -> edit.place().column())
                .reversed());
        for (Edit edit : backwards) {
            int line = edit.place().line() - 1;
            int start = edit.place().column() - 1;
            String text = changed.get(line);
            if (!text.startsWith(edit.old(), start)) {
                throw new IllegalArgumentException("no `" + edit.old() + "` at " + edit.place() + " in " + text);
            }
            changed.set(
                    line,
                    text.substring(0, start)
                            + edit.other()
                            + text.substring(start + edit.old().length()));
        }
        return String.join("\n", changed) + "\n";
    }

    /** The place after the edits, under the same path. */
    Place moved(Place place) {
        int line = place.line();
        int column = place.column();
        for (Edit edit : edits) {
            if (edit.before(place)) {
                line += edit.lines();
                boolean same = edit.place().line() == place.line() && edit.lines() == 0;
                column += same ? edit.other().length() - edit.old().length() : 0;
            }
        }
        return new Place(place.source(), line, column, place.path());
    }
}
