package io.steelyard.report.data;

import io.steelyard.report.data.Summary.Block;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.data.Summary.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The writer of {@code summary.csv}: one record for each variant, block and metric, in the order of the summary. */
public final class SummaryCsv {
    private static final List<String> HEADER = List.of(
            Csv.VARIANT,
            "block",
            "metric",
            "unit",
            "mean",
            "halfWidth",
            "n",
            "undefined",
            "never",
            "difference",
            "differenceHalfWidth",
            "adjustedP",
            "verdict");

    private SummaryCsv() {}

    /** The text of {@code summary.csv}. */
    public static String text(Summary summary) {
        StringWriter text = new StringWriter();
        try {
            write(summary, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /** Writes the text of {@code summary.csv}; does not close the writer. */
    public static void write(Summary summary, Writer writer) throws IOException {
        List<List<String>> records = new ArrayList<>();
        for (int variant = 0; variant < summary.variants().size(); variant++) {
            for (Block block : summary.blocks()) {
                for (MetricRow row : block.metrics()) {
                    records.add(record(block, row, row.values().get(variant)));
                }
            }
        }
        Csv.write(writer, HEADER, records.stream());
    }

    private static List<String> record(Block block, MetricRow row, Value value) {
        return List.of(
                value.variant(),
                block.name(),
                row.id(),
                row.unit(),
                Numbers.text(value.mean()),
                Numbers.text(value.halfWidth()),
                Integer.toString(value.n()),
                Integer.toString(value.undefined()),
                Integer.toString(value.never()),
                Numbers.text(value.difference().mean()),
                Numbers.text(value.difference().halfWidth()),
                Numbers.text(value.difference().adjustedP()),
                SummaryWriter.name(value.difference().verdict()));
    }
}
