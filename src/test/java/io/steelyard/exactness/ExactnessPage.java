package io.steelyard.exactness;

import io.steelyard.conformance.Evidence.Measured;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The page that says, for each product and policy, what is exact, what is statistical, and what is not modelled. */
final class ExactnessPage {
    static final Pattern ALL = Pattern.compile(".*");

    private static final String INTRODUCTION = """
            # What is exact

            For each product and policy: what is exact, what is statistical, what is not modelled. This page is generated from
            the conformance cases, the options of the balancers and the comments of their classes, and the build fails where
            it is not what they say. To make it again:

            ```
            ./mvnw -q test -Dtest=ExactnessPageTest -Dsteelyard.docs=write
            ```

            | standing | what it means |
            |---|---|
            | exact | Every choice is the product's. |
            | exact but for the seed | What is drawn, in which order, and what is made of it, is the product's. Its seed cannot be known. |
            | statistical | Choices have the product's probabilities. Its random numbers cannot be known. |
            | ..., by source | Written to be so after the product's source; no shipped case of this policy holds it so. |
            | not modelled | Refused with a message that names it. |

            Where a row counts cases, it says how many hold of how many there are. A dash: there is none.

            - *Traces* were measured on the real product, one connection after the other. Every connection must go where it
              went.
            - *By repetition* are traces that nobody can do again, because the product drew random numbers, or because the
              kernel chose among workers that share nothing. Shares and spread must lie among those of repetitions.
            - *Real time* are recorded runs with many clients side by side. After a scale-out the counts by server must be near
              those of one simulated run; after reloads and crashes they must lie in a band of repetitions.

            Of the last two, those count as holding that a conformance suite compares; it fails where one differs. The others
            are known not to be reached and are named below their table.

            Departures are what the classes say of themselves, by the name of the class.

            """;

    private final StringBuilder text = new StringBuilder(INTRODUCTION);
    private final Set<String> kinds = new TreeSet<>();

    /** The kinds of balancers that the page has told of. */
    Set<String> kinds() {
        return kinds;
    }

    String text() {
        return text.toString().stripTrailing() + "\n";
    }

    /** Begins the section of a kind of balancer. */
    void section(String title, String kind) {
        text.append("## ").append(title).append("\n\n");
        text.append("`")
                .append(kind)
                .append("`: ")
                .append(provider(kind).summary())
                .append(".\n\n");
    }

    void heading(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    void table(Table table) {
        text.append(table);
    }

    /** Notes that a kind is told of. */
    SelectorProvider<?> provider(String kind) {
        kinds.add(kind);
        return SelectorRegistry.find(kind).orElseThrow();
    }

    /** What the options of a kind refuse. */
    void refusals(String kind) {
        refusals("Not modelled, refused by name:", Refusals.of(provider(kind).optionsType()), List.of());
    }

    /** The same where some values of one of the options are refused too. */
    void refusals(String kind, String option, List<String> values) {
        refusals(
                "Not modelled, refused by name:",
                Refusals.of(provider(kind).optionsType()),
                List.of("`" + option + "` with the value " + quoted(values)));
    }

    /** Keys that are refused, by the key in which they stand. */
    void refusals(String title, List<String> keys, List<String> more) {
        Map<String, List<String>> byPlace = new LinkedHashMap<>();
        for (String key : keys) {
            int last = key.lastIndexOf('.');
            String place = last < 0 ? "" : "in `" + key.substring(0, last) + "`: ";
            byPlace.computeIfAbsent(place, first -> new ArrayList<>()).add(key.substring(last + 1));
        }
        text.append(title).append("\n\n");
        byPlace.forEach((place, names) -> point(place + quoted(names)));
        more.forEach(this::point);
        text.append("\n");
    }

    static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    private void point(String words) {
        text.append("- ").append(words).append("\n");
    }

    /** Which measured cases are known not to be reached, and why. */
    void notReached(List<Measured> cases) {
        List<Measured> missed = cases.stream().filter(each -> !each.holds()).toList();
        if (missed.isEmpty()) {
            return;
        }
        text.append("Not reached:\n\n");
        missed.forEach(each -> point("`" + each.name() + "`: " + each.whyNot().orElse("not compared")));
        text.append("\n");
    }

    /** Where the classes of some folders depart. */
    void departures(Pattern names, List<String> folders) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        folders.forEach(folder -> all.putAll(Sources.departures(folder, names)));
        if (all.isEmpty()) {
            return;
        }
        text.append("Departures:\n\n");
        all.forEach((name, departures) -> departures.forEach(each -> point("`" + name + "`: " + each)));
        text.append("\n");
    }

    void departures(String folder, Pattern names) {
        departures(names, List.of(folder));
    }
}
