package io.steelyard.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Where the program writes: results to one stream, everything else to the other.
 *
 * @param out results
 * @param err messages and progress
 * @param look what the screen can show
 */
record Terminal(PrintWriter out, PrintWriter err, Look look) {

    /**
     * What a screen can show.
     *
     * @param interactive whether a person watches: progress is shown
     * @param colour whether results may be coloured
     * @param width columns
     */
    record Look(boolean interactive, boolean colour, int width) {
        private static final int PIPE_WIDTH = 100;
        private static final int LEAST_WIDTH = 40;

        /** The screen of this process, by its console and the environment. */
        @SuppressWarnings("SystemConsoleNull") // with the console of java.base it is null in a pipe on every JDK
        static Look ofProcess() {
            // From JDK 22 on the default console exists in a pipe too; this one exists on a terminal only.
            System.setProperty("jdk.console", "java.base");
            boolean console = System.console() != null;
            boolean colour = console && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
            return new Look(console, colour, Math.max(LEAST_WIDTH, width(console)));
        }

        private static int width(boolean console) {
            String columns = System.getenv("COLUMNS");
            if (columns != null && columns.matches("[0-9]{1,4}")) {
                return Integer.parseInt(columns);
            }
            return console ? askedWidth() : PIPE_WIDTH;
        }

        private static int askedWidth() {
            try {
                Process process = new ProcessBuilder("sh", "-c", "stty size </dev/tty")
                        .redirectErrorStream(true)
                        .start();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                boolean ended = process.waitFor(1, TimeUnit.SECONDS);
                return ended && answer.matches("[0-9]+ [1-9][0-9]{0,3}")
                        ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))
                        : PIPE_WIDTH;
            } catch (IOException e) {
                return PIPE_WIDTH;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return PIPE_WIDTH;
            }
        }
    }
}
