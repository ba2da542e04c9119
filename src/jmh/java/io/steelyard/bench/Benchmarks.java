package io.steelyard.bench;

import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.io.IOException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The entry of the benchmarks: that of JMH, with every registered balancer where none is asked for by {@code -p}. */
public final class Benchmarks {
    private static final String BALANCER = "balancer";

    private Benchmarks() {}

    /** Runs the benchmarks; the arguments are those of JMH. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions given = new CommandLineOptions(args);
        if (given.shouldHelp() || given.shouldList() || given.shouldListWithParams()) {
            org.openjdk.jmh.Main.main(args);
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
        if (!given.getParameter(BALANCER).hasValue()) {
            options.param(
                    BALANCER,
                    SelectorRegistry.all().stream().map(SelectorProvider::name).toArray(String[]::new));
        }
        new Runner(options.build()).run();
    }
}
