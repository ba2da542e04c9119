package io.steelyard.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The entry of the benchmarks: that of JMH, with every row where none is asked for by {@code -p}. */
public final class Benchmarks {
    private static final String ROW = "row";

    private Benchmarks() {}

    /** Runs the benchmarks; the arguments are those of JMH. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions given = new CommandLineOptions(args);
        if (given.shouldHelp() || given.shouldList() || given.shouldListWithParams()) {
            org.openjdk.jmh.Main.main(args);
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
        if (!given.getParameter(ROW).hasValue()) {
            options.param(ROW, Rows.all().stream().map(Row::label).toArray(String[]::new));
        }
        new Runner(options.build()).run();
    }
}
