package io.steelyard.exactness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the comments of the source files say: where a class departs from its product, and what a test claims. */
final class Sources {
    private static final Path MAIN = Path.of("src/main/java/io/steelyard/select");
    private static final Path TEST = Path.of("src/test/java/io/steelyard/select");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern STARS = Pattern.compile("\\s*\\n[ \\t]*\\*?[ \\t]*");

    /** Up to the end of the paragraph or of the point of a list; a list right behind the word is part of it. */
    private static final Pattern DEPARTURES =
            Pattern.compile("Departures?: ?(<ul>.*?</ul>|.*?(?=<p>|</?ul>|</?li>|<li>| @param |$))");

    private static final Pattern CLAIM = Pattern.compile("The claim(?:, ([^:]*))?: (.*?)(?:\\. |\\.$|$)");
    private static final Pattern POINT = Pattern.compile("<li>(.*?)(?=<li>|</ul>)");

    private Sources() {}

    /** The departures in the files of a folder whose names fit, by the name of the class. */
    static Map<String, List<String>> departures(String folder, Pattern names) {
        Map<String, List<String>> all = new TreeMap<>();
        for (Path file : files(MAIN.resolve(folder))) {
            String name = file.getFileName().toString().replace(".java", "");
            List<String> found = names.matcher(name).matches() ? departures(file) : List.of();
            if (!found.isEmpty()) {
                all.put(name, found);
            }
        }
        return all;
    }

    private static List<String> departures(Path file) {
        List<String> all = new ArrayList<>();
        for (String comment : comments(file)) {
            Matcher found = DEPARTURES.matcher(comment);
            while (found.find()) {
                Matcher points = POINT.matcher(found.group(1));
                List<String> each =
                        points.results().map(point -> point.group(1)).toList();
                for (String text : each.isEmpty() ? List.of(found.group(1)) : each) {
                    all.add(plain(text));
                }
            }
        }
        return all;
    }

    /** What a test class claims on behalf of a paper, one sentence for each claim. */
    static List<String> claims(String folder, String testClass) {
        List<String> all = new ArrayList<>();
        for (String comment : comments(TEST.resolve(folder).resolve(testClass + ".java"))) {
            Matcher found = CLAIM.matcher(comment);
            if (found.find()) {
                String name = found.group(1) == null ? "" : found.group(1) + ": ";
                all.add(name + plain(found.group(2)));
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> comments(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file))
                    .results()
                    .map(comment -> STARS.matcher(comment.group(1))
                            .replaceAll(" ")
                            .replaceAll(" +", " ")
                            .trim())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Markdown of what a comment says, without the last stop. */
    private static String plain(String text) {
        return text.replaceAll("\\{@code ([^{}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^{}]*)}", "`$1`")
                .trim()
                .replaceAll("[.;,]$", "");
    }
}
