package io.steelyard.report.data;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.RunResult;
import io.steelyard.sim.Comparison;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The writer and reader of {@code decisions.csv}: every decision of the autoscaler in the first replication of every
 * variant, beside which {@code kubectl describe hpa} can be laid.
 *
 * <p>Empty are the value of a metric that had none, and the proposal where the metrics failed.
 */
public final class DecisionsCsv {
    private static final int NONE = -1;
    private static final List<String> HEADER = List.of(
            Csv.VARIANT,
            "replication",
            Csv.TIME,
            "currentReplicas",
            "statusReplicas",
            "readyPods",
            "connections",
            "metric",
            "metricMilli",
            "targets",
            "proposal",
            "desiredReplicas",
            "ableToScale",
            "scalingActive",
            "scalingLimited",
            "hottestPod");

    private DecisionsCsv() {}

    /**
     * A decision and the run that it belongs to.
     *
     * @param replication from 0
     */
    public record Row(String variant, int replication, DecisionRecord decision) {}

    /** Writes the decisions of all variants; does not close the writer. */
    public static void write(Comparison comparison, Writer writer) throws IOException {
        Csv.write(
                writer,
                HEADER,
                comparison.result().variants().stream()
                        .map(variant -> variant.runs().get(0))
                        .flatMap(run -> run.decisions().stream().map(decision -> record(run, decision))));
    }

    private static List<String> record(RunResult run, DecisionRecord decision) {
        return List.of(
                run.variant(),
                Integer.toString(run.replication()),
                Numbers.seconds(decision.timeNanos()),
                Integer.toString(decision.currentReplicas()),
                Integer.toString(decision.statusReplicas()),
                Integer.toString(decision.readyPods()),
                Long.toString(decision.connections()),
                decision.metric(),
                unlessNone(decision.metricMilli()),
                decision.targets(),
                unlessNone(decision.proposal()),
                Integer.toString(decision.desiredReplicas()),
                decision.ableToScale(),
                decision.scalingActive(),
                decision.scalingLimited(),
                Integer.toString(decision.hottestPod()));
    }

    private static String unlessNone(long value) {
        return value == NONE ? "" : Long.toString(value);
    }

    /**
     * Reads a file.
     *
     * @throws MalformedResultException if it is no such table
     */
    public static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (NamedCsvRecord record : Csv.read(file)) {
            if (!record.getHeader().equals(HEADER)) {
                throw new MalformedResultException(file + ": must have the columns " + String.join(",", HEADER));
            }
            try {
                rows.add(row(record.getFields()));
            } catch (ArithmeticException | NumberFormatException e) {
                throw new MalformedResultException(
                        file + ": line " + record.getStartingLineNumber() + ": " + e.getMessage());
            }
        }
        return rows;
    }

    private static Row row(List<String> fields) {
        DecisionRecord decision = new DecisionRecord(
                new BigDecimal(fields.get(2)).movePointRight(9).longValueExact(),
                Integer.parseInt(fields.get(3)),
                Integer.parseInt(fields.get(4)),
                Integer.parseInt(fields.get(5)),
                Long.parseLong(fields.get(6)),
                fields.get(7),
                orNone(fields.get(8)),
                fields.get(9),
                (int) orNone(fields.get(10)),
                Integer.parseInt(fields.get(11)),
                fields.get(12),
                fields.get(13),
                fields.get(14),
                Integer.parseInt(fields.get(15)));
        return new Row(fields.get(0), Integer.parseInt(fields.get(1)), decision);
    }

    private static long orNone(String field) {
        return field.isEmpty() ? NONE : Long.parseLong(field);
    }
}
