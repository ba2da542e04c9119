package io.steelyard.yaml;

import io.steelyard.scenario.Scenario;
import io.steelyard.yaml.Tree.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the keys of a scenario mean: the comments of {@code scenarios/reference.yaml}, which is part of the jar.
 *
 * <p>A comment belongs to the key that its line begins with; lines that hold nothing but a comment in the same column
 * continue it. Where a key stands several times, its first comment counts.
 */
final class KeyMeanings {
    private static final String REFERENCE = "/scenarios/reference.yaml";
    private static final Pattern MARK = Pattern.compile("(.*?) ?\\((required|optional|default: .+)\\)");
    /** A key at the top that cannot stand there because another one excludes it. */
    private static final Pattern OUTSIDE = Pattern.compile("# ([A-Za-z]+): \\S.*? {2,}# (.*)");

    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final List<String> lines;

    /**
     * One key's meaning.
     *
     * @param mark {@code required}, {@code optional}, {@code default: ...}, or empty where the value beside it is the
     *     default
     */
    record Meaning(String text, String mark) {
        static Meaning of(String comment) {
            Matcher matcher = MARK.matcher(comment);
            return matcher.matches() ? new Meaning(matcher.group(1), matcher.group(2)) : new Meaning(comment, "");
        }
    }

    private KeyMeanings(List<String> lines) {
        this.lines = lines;
    }

    /** The comments of a text that is a valid scenario. */
    static KeyMeanings of(String text, Vocabulary vocabulary) {
        KeyMeanings meanings = new KeyMeanings(text.lines().toList());
        Findings none = new Findings();
        TreeLoader.load(text, REFERENCE, none).ifPresent(tree -> meanings.read((Keys) tree, vocabulary));
        return meanings;
    }

    /** The comments of the reference. */
    static KeyMeanings ofReference(Vocabulary vocabulary) {
        try (InputStream file = KeyMeanings.class.getResourceAsStream(REFERENCE)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + REFERENCE);
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8), vocabulary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Meaning> find(Class<?> owner, String key) {
        return Optional.ofNullable(meanings.get(id(owner, key)));
    }

    private void read(Keys root, Vocabulary vocabulary) {
        for (String line : lines) {
            Matcher outside = OUTSIDE.matcher(line);
            if (outside.matches()) {
                meanings.put(id(Scenario.class, outside.group(1)), Meaning.of(outside.group(2)));
            }
        }
        new KeyWalk(
                        vocabulary,
                        (owner, key, entry) -> comment(entry.key())
                                .ifPresent(comment -> meanings.putIfAbsent(id(owner, key), Meaning.of(comment))))
                .file(root);
    }

    private Optional<String> comment(Place key) {
        String line = lines.get(key.line() - 1);
        int column = line.indexOf(" #", key.column());
        boolean first = line.substring(0, key.column() - 1).matches("[ -]*");
        if (column < 0 || !first) {
            return Optional.empty();
        }
        String indent = " ".repeat(column + 1) + "# ";
        StringBuilder comment = new StringBuilder(line.substring(column + 2).strip());
        for (int next = key.line(); next < lines.size() && lines.get(next).startsWith(indent); next++) {
            comment.append(' ').append(lines.get(next).strip().substring(2));
        }
        return Optional.of(comment.toString());
    }

    private static String id(Class<?> owner, String key) {
        return owner.getName() + " " + key;
    }
}
