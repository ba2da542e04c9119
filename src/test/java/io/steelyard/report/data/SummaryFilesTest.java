package io.steelyard.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.Report;
import io.steelyard.theory.Prediction;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of a summary hold, and that it can be read back. */
class SummaryFilesTest {
    private static final String OBJECTIVES = """
            events: [{crash: {at: 10m}}]
            objectives:
              - storm.peakAttempts: {below: 2000/s}
              - client.downtimeP99: {below: 1500ms, event: 1}
            """;

    @TempDir
    private Path folder;

    private static Summary summary() {
        Report report =
                Made.report(Made.scenario(3, "round-robin, least-conn", OBJECTIVES), (variant, replication, run) -> {
                    double worse = variant.equals("round-robin") ? 1 : 0;
                    run.block("run", 0, 2400)
                            .with(BalanceMetrics.MAX_OVER_MEAN, 1.1 + worse / 3 + replication * 0.001)
                            .with(BalanceMetrics.BEST_BALANCE, 1.00001)
                            .with(
                                    BalanceMetrics.TIME_TO_BALANCE,
                                    worse > 0 ? Double.POSITIVE_INFINITY : 70 + replication)
                            .with(StormMetrics.PEAK_ATTEMPTS, 700 + 2000 * worse + replication);
                    run.block("crash at 10m", 600, 2400).with(ClientMetrics.DOWNTIME_P99, 1.2 + replication * 0.1);
                    run.sample(0, 10, 0, 0, 6000);
                });
        Summary.Theory theory = new Summary.Theory(
                "least-conn",
                "run",
                "clients.connections",
                6000,
                5990.12346,
                20,
                Prediction.Kind.LOWER_BOUND,
                "a",
                "b");
        return report.summary().withTheory(List.of(theory));
    }

    @Test
    void whatIsReadEqualsWhatWasWritten() throws IOException {
        Summary summary = summary();
        Path file = folder.resolve("summary.json");
        Files.writeString(file, SummaryWriter.text(summary));
        assertEquals(summary, SummaryReader.read(file));
    }

    @Test
    void theFileHasTheNamesAndFormsThatOthersRead() throws IOException {
        JsonNode json = new ObjectMapper().readTree(SummaryWriter.text(summary()));
        assertEquals(Versions.SCHEMA, json.path("schema").intValue());
        assertEquals(Versions.MODEL, json.path("model").intValue());
        assertEquals("1a2b3c4d", json.path("scenario").path("hash").textValue());
        assertEquals(2400, json.path("scenario").path("durationSeconds").intValue());
        assertEquals("round-robin", json.path("baseline").textValue());
        assertEquals(0.95, json.path("level").doubleValue());
        assertEquals(6000, json.path("trust").path("events").intValue());
        JsonNode metrics = json.path("blocks").path(0).path("metrics");
        assertEquals(MetricCatalog.all().size(), metrics.size());
        JsonNode uneven = metrics.path(0);
        assertEquals("imbalance.maxOverMean", uneven.path("id").textValue());
        assertEquals("lower", uneven.path("direction").textValue());
        assertEquals("1.00001", uneven.path("bound").asText());
        assertEquals(
                "[[\"least-conn\"],[\"round-robin\"]]", uneven.path("tieGroups").toString());
        JsonNode difference = uneven.path("values").path(1).path("difference");
        assertEquals("better", difference.path("verdict").textValue());
        assertEquals("-0.333333333", difference.path("mean").asText());
    }

    @Test
    void undefinedIsNullAndInfiniteIsNever() throws IOException {
        JsonNode json = new ObjectMapper().readTree(SummaryWriter.text(summary()));
        JsonNode metrics = json.path("blocks").path(0).path("metrics");
        JsonNode balanced = metrics.path(MetricCatalog.indexOf(BalanceMetrics.TIME_TO_BALANCE));
        assertEquals("never", balanced.path("values").path(0).path("mean").textValue());
        assertEquals(3, balanced.path("values").path(0).path("never").intValue());
        assertTrue(balanced.path("values").path(0).path("halfWidth").isNull());
        assertEquals(
                "-never",
                balanced.path("values").path(1).path("difference").path("mean").textValue());
        JsonNode jain = metrics.path(MetricCatalog.indexOf(BalanceMetrics.JAIN));
        assertTrue(jain.path("values").path(0).path("mean").isNull());
        assertTrue(jain.path("bound").isNull());
    }

    @Test
    void objectivesAreWrittenAsOneWouldSayThem() {
        List<String> texts =
                summary().objectives().stream().map(Summary.Limit::text).toList();
        assertEquals(List.of("storm.peakAttempts < 2000/s", "client.downtimeP99 < 1s500ms in \"crash at 10m\""), texts);
    }

    @Test
    void everyValueBeginsALine() {
        List<String> lines = SummaryWriter.text(summary()).lines().toList();
        assertEquals("{", lines.get(0));
        assertEquals("  \"schema\": 1,", lines.get(1));
        assertEquals("}", lines.get(lines.size() - 1));
        long values = lines.stream()
                .filter(line -> line.startsWith("        {\"variant\": "))
                .count();
        assertEquals(2L * 2 * MetricCatalog.all().size(), values);
    }

    @Test
    void theTableOfTheSameNumbersHasOneRecordForEachVariantBlockAndMetric() {
        List<String> lines = SummaryCsv.text(summary()).lines().toList();
        assertEquals(
                "variant,block,metric,unit,mean,halfWidth,n,undefined,never,difference,differenceHalfWidth,adjustedP,verdict",
                lines.get(0));
        assertEquals(1 + 2 * 2 * MetricCatalog.all().size(), lines.size());
        assertTrue(lines.get(1).startsWith("round-robin,run,imbalance.maxOverMean,ratio,1.43433333"), lines.get(1));
        assertTrue(lines.contains("round-robin,run,balance.timeToBalance,s,never,,3,0,3,0,,1,tie"), lines.get(15));
        assertTrue(lines.contains("least-conn,run,imbalance.jain,ratio,,,0,3,0,,,,undefined"), lines.get(8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '' | x: is no JSON object
                    [1] | x: is no JSON object
                    {"schema": 1, | x: line 1: Unexpected end-of-input
                    {"schema": 2} | x: has schema 2; this program reads schema 1: run the scenario again
                    {"schema": "1"} | x: schema must be a whole number but is another thing
                    {"schema": 1, "trust": {"events": 1}} | x: model must be a whole number but is missing
                    """)
    void whatIsNoSummaryIsRefusedInOneLine(String text, String message) {
        MalformedResultException e =
                assertThrows(MalformedResultException.class, () -> SummaryReader.read(new StringReader(text), "x"));
        assertTrue(String.valueOf(e.getMessage()).startsWith(message), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }

    @Test
    void aBadFieldDeepInsideIsNamedByItsPlace() {
        String text = SummaryWriter.text(summary()).replaceFirst("\"n\": 3", "\"n\": {}");
        MalformedResultException e =
                assertThrows(MalformedResultException.class, () -> SummaryReader.read(new StringReader(text), "x"));
        assertEquals("x: blocks[0] metrics[0] values[0] n must be a whole number but is another thing", e.getMessage());
    }
}
