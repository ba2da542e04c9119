package io.steelyard.bench;

import io.steelyard.bench.Row.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** A program that measures all selectors and their peers, and writes {@code selectors.json} and {@code selectors.md}. */
public final class SelectorFigures {
    static final String COMMAND = "./mvnw -q -Pbench test-compile exec:exec@selectors";

    private static final List<Integer> ALL_SIZES = List.of(10, 100, 1_000, 10_000);
    private static final List<Integer> QUICK_SIZES = List.of(10, 1_000);
    private static final int MANY = 1_000;
    private static final int PROXIES = 100;
    private static final Map<Integer, String> CHANGES =
            Map.of(1, Figures.CHANGE_OF_ONE, PROXIES, Figures.CHANGE_OF_ALL);

    private final boolean quick;
    private final List<Figure> figures = new ArrayList<>();

    private SelectorFigures(boolean quick) {
        this.quick = quick;
    }

    /**
     * Measures and writes.
     *
     * @param args the folder to write to, then {@code true} for a quick run
     */
    public static void main(String[] args) throws RunnerException, IOException {
        Path folder = Path.of(args[0]);
        Figures figures = new SelectorFigures(Boolean.parseBoolean(args[1])).measure();
        figures.write(folder.resolve("selectors.json"));
        Files.writeString(
                folder.resolve("selectors.md"), SelectorsPage.of(Figures.read(folder.resolve("selectors.json"))));
    }

    private Figures measure() throws RunnerException {
        List<Integer> sizes = quick ? QUICK_SIZES : ALL_SIZES;
        ours("SelectorBenchmark.pick", Figures.PICK, Cost.PICK, sizes);
        others(sizes);
        List<Integer> fewer = quick ? List.of(MANY) : ALL_SIZES;
        ours("ConnectionBenchmark.connectAndRelease", Figures.CONNECT_AND_RELEASE, Cost.PICK, fewer);
        ours("MembershipBenchmark.removeAndAdd", Figures.REMOVE_AND_ADD, Cost.CHANGE, fewer);
        otherChanges(fewer);
        sharing();
        return new Figures(
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"), quick, figures);
    }

    /** Those for which it takes long with many pods are given fewer shots there. */
    private void ours(String method, String benchmark, Cost dear, List<Integer> sizes) throws RunnerException {
        List<String> all = Rows.all().stream().map(Row::label).toList();
        List<String> slow = Rows.all().stream()
                .filter(row -> row.cost().covers(dear))
                .map(Row::label)
                .toList();
        List<String> fast = all.stream().filter(row -> !slow.contains(row)).toList();
        List<Integer> many = sizes.stream().filter(pods -> pods >= MANY).toList();
        List<Integer> few = sizes.stream().filter(pods -> pods < MANY).toList();
        Collection<RunResult> results = new ArrayList<>();
        results.addAll(run(shots(false, method), fast, sizes));
        results.addAll(run(shots(false, method), slow, few));
        results.addAll(run(shots(true, method), slow, many));
        List<Figure> measured = new ArrayList<>();
        for (RunResult result : results) {
            measured.add(figure(result, benchmark, parameter(result, "row"), pods(result)));
        }
        measured.sort(Comparator.comparingInt((Figure figure) -> all.indexOf(figure.row()))
                .thenComparingInt(Figure::pods));
        figures.addAll(measured);
    }

    private Collection<RunResult> run(ChainedOptionsBuilder options, List<String> rows, List<Integer> sizes)
            throws RunnerException {
        if (rows.isEmpty() || sizes.isEmpty()) {
            return List.of();
        }
        return new Runner(withSizes(options.param("row", rows.toArray(String[]::new)), sizes)
                        .build())
                .run();
    }

    private ChainedOptionsBuilder withSizes(ChainedOptionsBuilder options, List<Integer> sizes) {
        return options.param("pods", sizes.stream().map(String::valueOf).toArray(String[]::new));
    }

    private ChainedOptionsBuilder shots(boolean slow, String method) {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include("\\." + method + "$").shouldFailOnError(true);
        if (slow) {
            options.warmupIterations(20).measurementIterations(11);
        } else if (quick) {
            options.warmupIterations(200).measurementIterations(51);
        }
        return options;
    }

    private void others(List<Integer> sizes) throws RunnerException {
        String methods = "(PartsBenchmark|PeerBenchmark|SelectorBaseline)\\.(?!linearLeast)[a-zA-Z]+";
        addOthers(
                Figures.PICK, new Runner(withSizes(shots(false, methods), sizes).build()).run());
    }

    /** With most pods a change of grpc-java's ring takes seconds. */
    private void otherChanges(List<Integer> sizes) throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (int pods : sizes) {
            ChainedOptionsBuilder options = shots(true, "PeerMembershipBenchmark.removeAndAdd");
            if (pods > MANY) {
                options.warmupIterations(2).measurementIterations(3);
            }
            results.addAll(new Runner(withSizes(options, List.of(pods)).build()).run());
        }
        addOthers(Figures.REMOVE_AND_ADD, results);
    }

    private void addOthers(String benchmark, Collection<RunResult> results) {
        Map<String, String> rows = Peers.rows();
        List<String> order = List.copyOf(rows.values());
        List<Figure> measured = new ArrayList<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)", "$1");
            String policy = result.getParams().getParam("policy");
            String row = rows.get(policy == null ? name : name + " " + policy);
            measured.add(figure(result, benchmark, row, pods(result)));
        }
        measured.sort(Comparator.comparingInt((Figure figure) -> order.indexOf(figure.row()))
                .thenComparingInt(Figure::pods));
        figures.addAll(measured);
    }

    private void sharing() throws RunnerException {
        List<String> rows = Rows.SHARING;
        ChainedOptionsBuilder options = shots(false, "SharedTablesBenchmark.removeAndAdd")
                .warmupIterations(quick ? 20 : 60)
                .measurementIterations(quick ? 11 : 41)
                .param("row", rows.toArray(String[]::new));
        for (RunResult result : new Runner(options.build()).run()) {
            String benchmark = CHANGES.get(Integer.valueOf(parameter(result, "proxies")));
            figures.add(figure(result, benchmark, parameter(result, "row"), SharedTablesBenchmark.PODS));
        }
        for (String row : rows) {
            double one = TableMemory.bytes(row, SharedTablesBenchmark.PODS, 1);
            double all = TableMemory.bytes(row, SharedTablesBenchmark.PODS, PROXIES);
            heap(Figures.HEAP_OF_ONE, row, one);
            heap(Figures.HEAP_OF_ALL, row, all);
            heap(Figures.HEAP_OF_FURTHER, row, (all - one) / (PROXIES - 1));
        }
    }

    private void heap(String benchmark, String row, double bytes) {
        figures.add(new Figure(benchmark, row, SharedTablesBenchmark.PODS, bytes, "bytes"));
    }

    private static Figure figure(RunResult result, String benchmark, String row, int pods) {
        double median = result.getPrimaryResult().getStatistics().getPercentile(50);
        return new Figure(
                benchmark, row, pods, median, result.getPrimaryResult().getScoreUnit());
    }

    private static String parameter(RunResult result, String name) {
        return result.getParams().getParam(name);
    }

    private static int pods(RunResult result) {
        return Integer.parseInt(parameter(result, "pods"));
    }
}
