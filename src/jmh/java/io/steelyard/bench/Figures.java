package io.steelyard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * All numbers of one run of the selectors' benchmarks, as {@code docs/selectors.json} keeps them.
 *
 * @param jdk the virtual machine
 * @param quick whether fewer shots and fewer sizes had to do
 * @param figures in the order of the tables
 */
record Figures(String jdk, boolean quick, List<Figure> figures) {
    /** A choice alone, ns. */
    static final String PICK = "pick";

    /** One connection ends and another is opened, ns. */
    static final String CONNECT_AND_RELEASE = "connectAndRelease";

    /** A pod leaves and comes back, µs. */
    static final String REMOVE_AND_ADD = "removeAndAdd";

    /** A change of the membership for one proxy, µs. */
    static final String CHANGE_OF_ONE = "changeOf1";

    /** The same for a hundred that share their tables. */
    static final String CHANGE_OF_ALL = "changeOf100";

    /** Heap of one proxy's selector, bytes. */
    static final String HEAP_OF_ONE = "heapOf1";

    /** The same for a hundred that share their tables. */
    static final String HEAP_OF_ALL = "heapOf100";

    /** What each of them takes beyond the first, bytes. */
    static final String HEAP_OF_FURTHER = "heapOfFurther";

    /** Reads a file that {@link #write} made. */
    static Figures read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        List<Figure> figures = new ArrayList<>();
        for (JsonNode node : root.required("figures")) {
            figures.add(new Figure(
                    node.required("benchmark").asText(),
                    node.required("row").asText(),
                    node.required("pods").asInt(),
                    node.required("median").asDouble(),
                    node.required("unit").asText()));
        }
        return new Figures(root.required("jdk").asText(), root.required("quick").asBoolean(), figures);
    }

    /** Writes the numbers, of four digits each, a line for each. */
    void write(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        StringBuilder text = new StringBuilder(
                "{\"jdk\": " + mapper.writeValueAsString(jdk) + ", \"quick\": " + quick + ",\n \"figures\": [\n");
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "  {\"benchmark\": %s, \"row\": %s, \"pods\": %d, \"median\": %s, \"unit\": %s}%s\n",
                    mapper.writeValueAsString(figure.benchmark()),
                    mapper.writeValueAsString(figure.row()),
                    figure.pods(),
                    Numerals.kept(figure.median()),
                    mapper.writeValueAsString(figure.unit()),
                    i < figures.size() - 1 ? "," : ""));
        }
        Files.writeString(file, text.append(" ]}\n"));
    }

    /** The number of that row, or nothing if it was not measured. */
    OptionalDouble median(String benchmark, String row, int pods) {
        return figures.stream()
                .filter(figure ->
                        figure.benchmark().equals(benchmark) && figure.row().equals(row) && figure.pods() == pods)
                .mapToDouble(Figure::median)
                .findFirst();
    }

    /** The numbers of pods for which something was measured by that benchmark, rising. */
    List<Integer> pods(String benchmark) {
        return figures.stream()
                .filter(figure -> figure.benchmark().equals(benchmark))
                .map(Figure::pods)
                .distinct()
                .sorted()
                .toList();
    }

    /** The rows of that benchmark, in order. */
    List<String> rows(String benchmark) {
        return figures.stream()
                .filter(figure -> figure.benchmark().equals(benchmark))
                .map(Figure::row)
                .distinct()
                .toList();
    }
}
