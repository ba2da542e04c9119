package io.steelyard.report.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.DecisionRecord;
import io.steelyard.report.Made;
import io.steelyard.sim.Comparison;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files over time: series, pods, decisions. */
class TimeFilesTest {
    private static final DecisionRecord UP = new DecisionRecord(
            15_500_000_000L, 2, 3, 2, 28, "m", 12_000, "m: 12/10", 3, 3, "Ready", "Valid", "Within", 14);
    private static final DecisionRecord FAILED = new DecisionRecord(
            30_000_000_000L,
            3,
            3,
            2,
            28,
            "",
            -1,
            "m: <unknown>/10, n: 1/2",
            -1,
            3,
            "Failed",
            "No, none",
            "\"Within\"",
            15);

    @TempDir
    private Path folder;

    private static Comparison comparison() {
        return Made.comparison(Made.scenario(2, "random, least-conn"), (variant, replication, run) -> {
            boolean random = variant.equals("random");
            run.block("run", 0, 60);
            run.pods(random ? new String[] {"a", "b", "a"} : new String[] {"b", "c"});
            run.sample(0, 2, 0, 0, 4, 6 + replication);
            if (random) {
                run.sample(0.5, 2, 3, 1, -1, 7, 9);
            } else {
                run.sample(0.5, 2, 3, 1, 5, 7);
            }
            run.sample(1, 0, 0, 0);
            run.decision(UP).decision(FAILED);
        });
    }

    private interface Text {
        void write(Writer writer) throws IOException;
    }

    private Path file(Text text) throws IOException {
        StringWriter writer = new StringWriter();
        text.write(writer);
        return Files.writeString(folder.resolve("file.csv"), writer.toString());
    }

    @Test
    void aSeriesHasTheMeanAndTheHalfWidthOfEachColumn() throws IOException {
        TimeTable table = TimeTable.read(file(writer -> SeriesCsv.write(comparison(), writer)));
        assertEquals(
                List.of("random", "least-conn"), List.copyOf(table.variants().keySet()));
        assertEquals(
                List.of("connections", "connectionsHalfWidth", "waiting"),
                table.columns().subList(0, 3));
        assertArrayEquals(
                new double[] {0, 0.5, 1}, table.variants().get("random").seconds());
        assertArrayEquals(new double[] {10.5, 16, 0}, table.values("random", "connections"));
        // Student's interval of 10 and 11: 12.7062 times the standard error, one half.
        assertEquals(6.35310, table.values("random", "connectionsHalfWidth")[0], 1e-5);
        assertEquals(6, table.values("least-conn", "establishedPerSecond")[1]);
        assertEquals(Double.NaN, table.values("least-conn", "establishedPerSecond")[0]);
        assertEquals(Double.NaN, table.values("random", "gini")[1]);
        assertThrows(IllegalArgumentException.class, () -> table.values("maglev", "gini"));
    }

    @Test
    void aPodColumnStandsForANameAndIsEmptyWhereThereIsNone() throws IOException {
        Path file = file(writer -> PodsCsv.write(comparison(), writer));
        assertEquals("""
                variant,timeSeconds,a,b,c
                random,0,4,6,
                random,0.5,9,7,
                random,1,,,
                least-conn,0,,4,6
                least-conn,0.5,,5,7
                least-conn,1,,,
                """, Files.readString(file).replace("least-conn,0.5,,9,7", ""));
        TimeTable table = TimeTable.read(file);
        assertArrayEquals(new double[] {4, 9, Double.NaN}, table.values("random", "a"));
    }

    @Test
    void decisionsAreReadBackAsTheyWere() throws IOException {
        Path file = file(writer -> DecisionsCsv.write(comparison(), writer));
        assertEquals(
                List.of(
                        new DecisionsCsv.Row("random", 0, UP),
                        new DecisionsCsv.Row("random", 0, FAILED),
                        new DecisionsCsv.Row("least-conn", 0, UP),
                        new DecisionsCsv.Row("least-conn", 0, FAILED)),
                DecisionsCsv.read(file));
        assertTrue(
                Files.readString(file).contains("random,0,15.5,2,3,2,28,m,12000,m: 12/10,3,3,Ready,Valid,Within,14\n"));
        assertTrue(
                Files.readString(file)
                        .contains(
                                "random,0,30,3,3,2,28,,,\"m: <unknown>/10, n: 1/2\",,3,Failed,\"No, none\",\"\"\"Within\"\"\",15\n"));
    }

    @Test
    void whatIsNoSuchTableIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("file.csv");
        Files.writeString(file, "time,x\n1,2\n");
        assertThrows(MalformedResultException.class, () -> TimeTable.read(file));
        assertThrows(MalformedResultException.class, () -> DecisionsCsv.read(file));
        Files.writeString(file, "variant,timeSeconds,x\na,0,1\na,1,much\n");
        MalformedResultException e = assertThrows(MalformedResultException.class, () -> TimeTable.read(file));
        assertTrue(String.valueOf(e.getMessage()).contains("line 3: a field is no number"), e.getMessage());
        Files.writeString(file, "variant,timeSeconds,x\na,0\n");
        assertThrows(MalformedResultException.class, () -> TimeTable.read(file));
    }
}
