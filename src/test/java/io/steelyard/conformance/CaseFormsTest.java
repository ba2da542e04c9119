package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are cases of oracles and of real proxies, and which of those cases are understood. */
final class CaseFormsTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Tally oracles() {
        return new OracleConformanceTest().run(folder);
    }

    private Tally real() {
        return new RealConformanceTest().run(folder);
    }

    private static String oracle(String params, String expected, String tolerance) {
        return "{\"cases\": [{\"id\": \"a\", \"area\": \"metrics\", \"params\": " + params + ", \"expected\": "
                + expected + ", \"tolerance\": " + tolerance + "}]}";
    }

    @Test
    void vectorsOfEveryNameAreOracles() throws IOException {
        write(
                "metrics-2.json",
                "{\"x\": [[[4, 0], {\"max\": 4, \"p99_over_p50\": null}]], \"y\": [[[1], {\"n\": 2}]]}");

        Tally tally = oracles();

        assertEquals("1 of 2", tally.toString());
        assertEquals(1, tally.failures().size());
        assertTrue(tally.failures().get(0).startsWith("metrics-2.json y #0: n ==> expected: <2.0> but was: <1.0>"));
    }

    @Test
    void aVectorThatSaysMoreThanIsKnownIsNotUnderstood() throws IOException {
        write("metrics.json", "{\"x\": [[[4, 0], {\"entropy\": 4}], [[4.5], {\"n\": 1}], 7]}");

        assertEquals("0 of 3", oracles().toString());
        assertEquals(List.of(), oracles().failures());
    }

    @Test
    void anOracleIsWrongBeyondItsToleranceOnly() throws IOException {
        write(
                "oracles-1.json",
                oracle("{\"loads\": [1, 2]}", "{\"mean\": 1.4}", "{\"type\": \"abs\", \"value\": 0.2}"));
        write(
                "oracles-2.json",
                oracle("{\"loads\": [1, 2]}", "{\"mean\": 1.4}", "{\"type\": \"abs\", \"value\": 0.01}"));

        assertEquals("1 of 2", oracles().toString());
        assertEquals(1, oracles().failures().size());
    }

    @Test
    void anOracleOfAnotherFormIsNotUnderstood() throws IOException {
        String abs = "{\"type\": \"abs\", \"value\": 1}";
        write("oracles-1.json", oracle("{\"loads\": [1], \"weights\": [2]}", "{\"n\": 1}", abs));
        write("oracles-2.json", oracle("{\"loads\": [1]}", "{\"n\": 1}", "{\"type\": \"rel\", \"value\": 1}"));
        write("oracles-3.json", "{\"cases\": [{\"id\": \"a\"}, {\"id\": \"b\", \"metric\": \"KN constants\"}]}");

        assertEquals("0 of 4", oracles().toString());
        assertEquals(List.of(), oracles().failures());
    }

    @Test
    void everyPolicyOfATraceAndEveryRunOfARealProxyIsACase() throws IOException {
        String other =
                "{\"product\": \"Envoy 1.36\", \"directive\": \"\", \"threads_or_workers\": 1, \"nginx_zone\": false}";
        write(
                "trace/t.results.json",
                "{\"steps\": \"t.steps.csv.gz\", \"results\": {\"rr\": " + other + ", \"random\": " + other + "}}");
        write("trace/t.steps.csv.gz", "no JSON");
        write("rt/a.json", "{\"name\": \"a\", \"product\": \"Envoy 1.36\", \"directive\": \"\", \"params\": {}}");
        write("rt/a.log.csv.gz", "no JSON");

        assertEquals("0 of 3", real().toString());
        assertEquals(List.of(), real().failures());
    }
}
