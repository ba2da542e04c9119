package io.steelyard.report.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.steelyard.report.data.Summary.Block;
import io.steelyard.report.data.Summary.Gap;
import io.steelyard.report.data.Summary.Limit;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.data.Summary.Outcome;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * The writer of {@code summary.json}.
 *
 * <p>Undefined numbers are {@code null}, infinite ones the string {@code "never"} (or {@code "-never"}).
 */
public final class SummaryWriter {
    private static final List<String> LISTS =
            List.of("blocks", "metrics", "values", "objectives", "outcomes", "theory");

    private final JsonGenerator json;

    private SummaryWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The text of {@code summary.json}. */
    public static String text(Summary summary) {
        StringWriter text = new StringWriter();
        try {
            write(summary, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /** Writes the text of {@code summary.json}; does not close the writer. */
    public static void write(Summary summary, Writer writer) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(writer)) {
            json.setPrettyPrinter(new JsonLines(LISTS));
            new SummaryWriter(json).summary(summary);
        }
        writer.write('\n');
    }

    private void summary(Summary summary) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", summary.schema());
        json.writeNumberField("model", summary.model());
        scenario(summary.scenario());
        json.writeStringField("baseline", summary.baseline());
        number("level", summary.level());
        texts("variants", summary.variants());
        list("blocks", summary.blocks(), this::block);
        list("objectives", summary.objectives(), this::limit);
        list("theory", summary.theory(), this::theory);
        json.writeObjectFieldStart("trust");
        json.writeNumberField("events", summary.trust().events());
        json.writeNumberField("clients", summary.trust().clients());
        json.writeNumberField("checks", summary.trust().checks());
        json.writeEndObject();
        json.writeStringField("answer", summary.answer());
        json.writeEndObject();
    }

    private void scenario(Summary.Origin scenario) throws IOException {
        json.writeObjectFieldStart("scenario");
        json.writeStringField("name", scenario.name());
        json.writeStringField("description", scenario.description());
        json.writeNumberField("seed", scenario.seed());
        number("durationSeconds", scenario.durationSeconds());
        json.writeNumberField("replications", scenario.replications());
        texts("columns", scenario.columns());
        json.writeStringField("hash", scenario.hash());
        json.writeStringField("command", scenario.command());
        json.writeEndObject();
    }

    private void block(Block block) throws IOException {
        json.writeStringField("name", block.name());
        number("startSeconds", block.startSeconds());
        number("endSeconds", block.endSeconds());
        list("metrics", block.metrics(), this::row);
    }

    private void row(MetricRow row) throws IOException {
        json.writeStringField("id", row.id());
        json.writeStringField("title", row.title());
        json.writeStringField("unit", row.unit());
        json.writeStringField("direction", name(row.direction()));
        number("bound", row.bound());
        json.writeArrayFieldStart("tieGroups");
        for (List<String> group : row.tieGroups()) {
            json.writeStartArray();
            for (String variant : group) {
                json.writeString(variant);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        list("values", row.values(), this::value);
    }

    private void value(Value value) throws IOException {
        json.writeStringField("variant", value.variant());
        number("mean", value.mean());
        number("halfWidth", value.halfWidth());
        json.writeNumberField("n", value.n());
        json.writeNumberField("undefined", value.undefined());
        json.writeNumberField("never", value.never());
        Gap difference = value.difference();
        json.writeObjectFieldStart("difference");
        number("mean", difference.mean());
        number("halfWidth", difference.halfWidth());
        number("p", difference.p());
        number("adjustedP", difference.adjustedP());
        json.writeStringField("verdict", name(difference.verdict()));
        json.writeEndObject();
    }

    private void limit(Limit limit) throws IOException {
        json.writeStringField("objective", limit.text());
        json.writeStringField("metric", limit.metric());
        json.writeStringField("unit", limit.unit());
        json.writeStringField("block", limit.block());
        number("limit", limit.limit());
        list("outcomes", limit.outcomes(), this::outcome);
    }

    private void outcome(Outcome outcome) throws IOException {
        json.writeStringField("variant", outcome.variant());
        number("mean", outcome.mean());
        number("halfWidth", outcome.halfWidth());
        json.writeNumberField("undefined", outcome.undefined());
        json.writeNumberField("never", outcome.never());
        number("beyond", outcome.beyond());
        json.writeStringField("verdict", name(outcome.verdict()));
    }

    private void theory(Theory theory) throws IOException {
        json.writeStringField("variant", theory.variant());
        json.writeStringField("block", theory.block());
        json.writeStringField("metric", theory.metric());
        number("predicted", theory.predicted());
        number("simulated", theory.simulated());
        number("halfWidth", theory.halfWidth());
        json.writeStringField("kind", name(theory.kind()));
        json.writeStringField("assumptions", theory.assumptions());
        json.writeStringField("source", theory.source());
    }

    private void number(String field, double value) throws IOException {
        json.writeFieldName(field);
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (Double.isInfinite(value)) {
            json.writeString(Numbers.text(value));
        } else {
            json.writeNumber(Numbers.text(value));
        }
    }

    private void texts(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private <T> void list(String field, List<T> items, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(field);
        for (T item : items) {
            json.writeStartObject();
            fields.write(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the fields of one object of a list. */
    private interface Fields<T> {
        void write(T item) throws IOException;
    }

    /** The name of a constant in the files. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
