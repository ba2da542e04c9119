package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Charts where the system has no font at all: another JVM is given a configuration of fontconfig, Linux's catalogue of
 * fonts, that lists none, and a home without the JDK's own cache of that catalogue.
 */
@EnabledOnOs(OS.LINUX)
class ChartsWithoutFontsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void writeData() throws IOException {
        SampleResults.write(folder, List.of("round-robin", "least-conn"), 60);
        Files.createDirectory(folder.resolve("home"));
        Files.writeString(folder.resolve("fonts.conf"), """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig></fontconfig>
                """);
    }

    /** What the other JVM does. */
    static final class WithoutFonts {
        private WithoutFonts() {}

        /** Draws the charts of the first argument into the second; without arguments uses a font of the system. */
        public static void main(String[] arguments) throws IOException {
            if (arguments.length == 0) {
                new Font(Font.SANS_SERIF, Font.PLAIN, 12)
                        .getStringBounds("text", new FontRenderContext(null, true, true));
            } else {
                Charts.draw(Path.of(arguments[0]), Path.of(arguments[1]));
            }
        }
    }

    private record Outcome(int exitCode, String output) {}

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WithoutFonts.class.getName()));
        command.addAll(List.of(arguments));
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment()
                .put("FONTCONFIG_FILE", folder.resolve("fonts.conf").toString());
        builder.environment().put("FONTCONFIG_PATH", folder.resolve("home").toString());
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(output.toPath(), StandardCharsets.UTF_8));
    }

    @Test
    void theOtherJvmReallyHasNoFont() throws Exception {
        Outcome outcome = run();
        assertEquals(1, outcome.exitCode, outcome.output);
        assertTrue(outcome.output.contains("java.desktop/sun."), outcome.output);
    }

    @Test
    void chartsAreTheSameAsOnAMachineWithFonts() throws Exception {
        Path bare = folder.resolve("bare");
        Outcome outcome = run(folder.toString(), bare.toString());
        assertEquals(new Outcome(0, ""), outcome);
        Path here = folder.resolve("here");
        Charts.draw(folder, here);
        for (String name : List.of("pods-heat", "pods-lines", "max-over-mean", "reconnects", "pods-and-need")) {
            for (String ending : List.of(".svg", ".png")) {
                assertArrayEquals(
                        Files.readAllBytes(here.resolve(name + ending)),
                        Files.readAllBytes(bare.resolve(name + ending)),
                        name + ending);
            }
        }
    }
}
