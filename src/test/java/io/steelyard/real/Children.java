package io.steelyard.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes that the check has started, which end with it in whatever way it ends. */
final class Children implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 3;

    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::endAll, "end of the children");

    Children() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts one whose output goes to a file. */
    synchronized Process start(Path output, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            processes.add(process);
            return process;
        } catch (IOException refused) {
            throw new LiveCheckException("could not start " + String.join(" ", command), refused);
        }
    }

    /** The last lines of a file, for a message. */
    static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException unreadable) {
            return "(" + file + " cannot be read)";
        }
    }

    private synchronized void endAll() {
        List<ProcessHandle> all = new ArrayList<>();
        for (Process process : processes) {
            process.descendants().forEach(all::add);
            all.add(process.toHandle());
            process.destroy();
        }
        for (Process process : processes) {
            try {
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        all.forEach(ProcessHandle::destroyForcibly);
        processes.clear();
    }

    @Override
    public void close() {
        endAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
