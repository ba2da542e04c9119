package io.steelyard.exactness;

import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The page that says, for each product and policy, what is exact, what is statistical, and what is not modelled. */
final class ExactnessPage {
    static final Pattern ALL = Pattern.compile(".*");

    private static final String INTRODUCTION =
            """
            # What is exact

            For each product and policy: what is exact, what is statistical, what is not modelled. This page is generated from
            the conformance cases, the options of the balancers and the comments of their classes, and the build fails where
            it is not what they say. To make it again:

            ```
            ./mvnw -q test -Dtest=ExactnessPageTest -Dsteelyard.docs=write
            ```

            | standing | what it means |
            |---|---|
            | exact | Every choice is the product's. Shipped cases hold it so, choice by choice; the counts are in the row. |
            | exact by source | Written to be exact after the product's source, but no shipped case of this policy holds it so. |
            | exact but for the seed | What is drawn in which order, and what is made of it, is the product's. The product's seed cannot be known, so a run agrees with another one of the product as two runs of the product do. |
            | statistical | Choices have the product's probabilities. Its random numbers cannot be known. |
            | not modelled | Refused with a message that names it. |

            Where a row counts cases, it says how many hold of how many there are. A dash: there is none.

            - *Traces* were measured on the real product, one connection after the other: every connection must go where it went.
            - *By repetition* are those that nobody can repeat, because the product drew random numbers or the kernel chose
              among workers that share nothing: shares and spread must lie among 200 repetitions of the simulation, with one
              false alarm in 1,000 for all such policies of a file together.
            - *Real time* are recorded runs with clients, scale-out, reload and crash, of which a few figures and the series
              must lie among repetitions. `0 of n` means that the runs are shipped and not compared yet.

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
        text.append("`").append(kind).append("`: ").append(provider(kind).summary()).append(".\n\n");
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
    void refusals(String kind, String... values) {
        List<String> all = Refusals.of(provider(kind).optionsType());
        StringBuilder words = new StringBuilder(quoted(all));
        for (String value : values) {
            words.append("; ").append(value);
        }
        paragraph("Not modelled, refused by name: " + words + ".");
    }

    static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    /** Where the classes of a folder depart. */
    void departures(String folder, Pattern names) {
        Map<String, List<String>> all = Sources.departures(folder, names);
        if (all.isEmpty()) {
            return;
        }
        text.append("Departures:\n\n");
        all.forEach((name, departures) -> departures.forEach(each ->
                text.append("- `").append(name).append("`: ").append(each).append("\n")));
        text.append("\n");
    }
}
