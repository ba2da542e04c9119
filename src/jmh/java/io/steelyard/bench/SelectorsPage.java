package io.steelyard.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The page {@code docs/selectors.md}, made of the numbers of one run. */
final class SelectorsPage {
    private static final int BYTES_PER_KIB = 1_024;

    private final Figures figures;
    private final StringBuilder page = new StringBuilder();

    private SelectorsPage(Figures figures) {
        this.figures = figures;
    }

    /** Returns the page. */
    static String of(Figures figures) {
        return new SelectorsPage(figures).text();
    }

    private String text() {
        page.append("""
                # What a choice costs

                Every registered balancer, beside Guava's and grpc-java's on the same keys. `selectors.json` has the same numbers. Made
                by `%s`
                on %s.%s

                Medians of the wall time of short shots, one thread, Serial GC: the figures of one run can be compared with each
                other, those of two machines cannot.
                """.formatted(
                        command(), figures.jdk(), figures.quick() ? " A quick run: fewer sizes and fewer shots." : ""));
        goals();
        bySize("A choice alone, ns", Figures.PICK, """
                16,384 keys in turn. Balancers that hash a key hash its text (`user-<number>`) at every choice; what that alone takes,
                and what a look-up takes by a hash that is given, stands below them, then the peers. grpc-java is given the hash and
                has pickers made by its own balancers with every pod connected; it counts requests elsewhere.
                """);
        bySize("A connection ends and another is opened, ns", Figures.CONNECT_AND_RELEASE, """
                One of 20 open connections a pod, drawn at random, through the proxy with its counters.
                """);
        bySize("A pod leaves and comes back, µs", Figures.REMOVE_AND_ADD, """
                Two changes of the membership of one proxy.
                """);
        sharing();
        return page.toString();
    }

    private String command() {
        return SelectorFigures.COMMAND + (figures.quick() ? " -Dbench.quick" : "");
    }

    private void goals() {
        page.append("\n## Goals\n\n| goal | pods: figure | |\n|---|---|---|\n");
        for (Goal goal : Goal.all()) {
            List<Integer> measured = goal.pods().stream()
                    .filter(pods -> goal.value(figures, pods).isPresent())
                    .toList();
            String shown = measured.stream()
                    .map(pods -> Numerals.grouped(pods) + ": " + Numerals.shown(value(goal, pods)))
                    .collect(Collectors.joining(", "));
            page.append("| %s | %s | %s |\n".formatted(goal.text(), shown, verdict(goal, measured)));
        }
    }

    private double value(Goal goal, int pods) {
        return goal.value(figures, pods).orElseThrow();
    }

    private String verdict(Goal goal, List<Integer> measured) {
        List<Integer> missed = measured.stream()
                .filter(pods -> value(goal, pods) > goal.most())
                .toList();
        if (measured.isEmpty()) {
            return "not measured";
        }
        if (missed.isEmpty()) {
            return "met";
        }
        return missed.size() == measured.size()
                ? "missed"
                : "missed with " + missed.stream().map(Numerals::grouped).collect(Collectors.joining(", "));
    }

    private void bySize(String title, String benchmark, String about) {
        List<Integer> sizes = figures.pods(benchmark);
        page.append("\n## %s\n\n%s\n| balancer |".formatted(title, about));
        sizes.forEach(pods -> page.append(" " + Numerals.grouped(pods) + " pods |"));
        page.append("\n|---|").append("---|".repeat(sizes.size())).append('\n');
        for (String row : figures.rows(benchmark)) {
            page.append("| ").append(row).append(" |");
            for (int pods : sizes) {
                OptionalDouble median = figures.median(benchmark, row, pods);
                page.append(median.isPresent() ? " " + Numerals.shown(median.getAsDouble()) + " |" : " |");
            }
            page.append('\n');
        }
    }

    private void sharing() {
        page.append("""

                ## 100 proxies that share their tables

                All with the same %s pods. Heap is what the selectors hold after a collection; a change is one pod that leaves or
                comes, until every proxy has heard of it.

                | balancer | heap of one, KiB | of 100 | of each further one | a change for one, µs | for 100 | ratio |
                |---|---|---|---|---|---|---|
                """.formatted(Numerals.grouped(SharedTablesBenchmark.PODS)));
        for (String row : figures.rows(Figures.HEAP_OF_ONE)) {
            double one = shared(Figures.CHANGE_OF_ONE, row);
            double all = shared(Figures.CHANGE_OF_ALL, row);
            page.append("| ").append(row).append(" |");
            cell(shared(Figures.HEAP_OF_ONE, row) / BYTES_PER_KIB);
            cell(shared(Figures.HEAP_OF_ALL, row) / BYTES_PER_KIB);
            cell(shared(Figures.HEAP_OF_FURTHER, row) / BYTES_PER_KIB);
            cell(one);
            cell(all);
            cell(all / one);
            page.append('\n');
        }
    }

    private void cell(double value) {
        page.append(' ').append(Numerals.shown(value)).append(" |");
    }

    private double shared(String benchmark, String row) {
        return figures.median(benchmark, row, SharedTablesBenchmark.PODS).orElseThrow();
    }
}
