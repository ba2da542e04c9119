package io.steelyard.report.data;

import io.steelyard.observe.Metric;
import io.steelyard.report.data.Summary.Block;
import io.steelyard.report.data.Summary.Gap;
import io.steelyard.report.data.Summary.Limit;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.data.Summary.Outcome;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.sim.Difference;
import io.steelyard.sim.ObjectiveOutcome;
import io.steelyard.theory.Prediction;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reader of {@code summary.json}. */
public final class SummaryReader {
    private SummaryReader() {}

    /**
     * Reads a file.
     *
     * @throws MalformedResultException if it is no summary, or one of another schema
     */
    public static Summary read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(text, file.toString());
        }
    }

    /** Reads a text; {@code source} is what messages call it. */
    static Summary read(Reader text, String source) throws IOException {
        JsonFields fields = JsonFields.read(text, source);
        int schema = fields.count("schema");
        if (schema != Versions.SCHEMA) {
            throw new MalformedResultException(source + ": has schema " + schema + "; this program reads schema "
                    + Versions.SCHEMA + ": run the scenario again");
        }
        JsonFields trust = fields.inner("trust");
        return new Summary(
                schema,
                fields.count("model"),
                origin(fields.inner("scenario")),
                fields.text("baseline"),
                fields.number("level"),
                fields.texts("variants"),
                fields.list("blocks", SummaryReader::block),
                fields.list("objectives", SummaryReader::limit),
                fields.list("theory", SummaryReader::theory),
                new Summary.Trust(trust.whole("events"), trust.whole("clients"), trust.whole("checks")),
                fields.text("answer"));
    }

    private static Summary.Origin origin(JsonFields fields) throws IOException {
        return new Summary.Origin(
                fields.text("name"),
                fields.text("description"),
                fields.whole("seed"),
                fields.number("durationSeconds"),
                fields.count("replications"),
                fields.texts("columns"),
                fields.text("hash"),
                fields.text("command"));
    }

    private static Block block(JsonFields fields) throws IOException {
        return new Block(
                fields.text("name"),
                fields.number("startSeconds"),
                fields.number("endSeconds"),
                fields.list("metrics", SummaryReader::row));
    }

    private static MetricRow row(JsonFields fields) throws IOException {
        return new MetricRow(
                fields.text("id"),
                fields.text("title"),
                fields.text("unit"),
                fields.constant("direction", Metric.Direction.class),
                fields.number("bound"),
                fields.textLists("tieGroups"),
                fields.list("values", SummaryReader::value));
    }

    private static Value value(JsonFields fields) throws IOException {
        JsonFields gap = fields.inner("difference");
        return new Value(
                fields.text("variant"),
                fields.number("mean"),
                fields.number("halfWidth"),
                fields.count("n"),
                fields.count("undefined"),
                fields.count("never"),
                new Gap(
                        gap.number("mean"),
                        gap.number("halfWidth"),
                        gap.number("p"),
                        gap.number("adjustedP"),
                        gap.constant("verdict", Difference.Verdict.class)));
    }

    private static Limit limit(JsonFields fields) throws IOException {
        return new Limit(
                fields.text("objective"),
                fields.text("metric"),
                fields.text("unit"),
                fields.text("block"),
                fields.number("limit"),
                fields.list("outcomes", SummaryReader::outcome));
    }

    private static Outcome outcome(JsonFields fields) throws IOException {
        return new Outcome(
                fields.text("variant"),
                fields.number("mean"),
                fields.number("halfWidth"),
                fields.count("undefined"),
                fields.count("never"),
                fields.number("beyond"),
                fields.constant("verdict", ObjectiveOutcome.Verdict.class));
    }

    private static Theory theory(JsonFields fields) throws IOException {
        return new Theory(
                fields.text("variant"),
                fields.text("block"),
                fields.text("metric"),
                fields.number("predicted"),
                fields.number("simulated"),
                fields.number("halfWidth"),
                fields.constant("kind", Prediction.Kind.class),
                fields.text("assumptions"),
                fields.text("source"));
    }
}
