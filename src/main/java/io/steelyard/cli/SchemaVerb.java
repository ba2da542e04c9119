package io.steelyard.cli;

import io.steelyard.Steelyard;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code schema}: the JSON Schema of scenario files, for editors. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of scenario files, for completion in editors.",
        footer = {"", "Example: sim schema > scenario.schema.json"})
final class SchemaVerb implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    SchemaVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(Steelyard.schema());
        return ExitCode.DONE;
    }
}
