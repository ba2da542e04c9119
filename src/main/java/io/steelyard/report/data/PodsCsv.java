package io.steelyard.report.data;

import io.steelyard.observe.RunResult;
import io.steelyard.sim.Comparison;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The writer of {@code pods.csv}: the connections of every pod in the first replication, one record for each variant and
 * sampling instant.
 *
 * <p>A column stands for a pod's name, in the order in which the names first appear; it is empty where no pod of that name
 * exists. Of several pods that have had a name the latest that exists counts. {@link TimeTable} reads the file.
 */
public final class PodsCsv {
    private static final int ABSENT = -1;

    private PodsCsv() {}

    /** Writes the pods of all variants; does not close the writer. */
    public static void write(Comparison comparison, Writer writer) throws IOException {
        List<VariantRuns> variants = comparison.result().variants();
        Map<String, Integer> columns = columns(variants);
        List<String> header = new ArrayList<>(List.of(Csv.VARIANT, Csv.TIME));
        header.addAll(columns.keySet());
        Csv.write(writer, header, variants.stream().flatMap(variant -> {
            RunResult run = variant.runs().get(0);
            int[] columnOfPod = run.pods().podNames().stream()
                    .mapToInt(name -> columns.getOrDefault(name, ABSENT))
                    .toArray();
            return IntStream.range(0, run.pods().connections().size())
                    .mapToObj(sample -> record(run, columnOfPod, columns.size(), sample));
        }));
    }

    private static Map<String, Integer> columns(List<VariantRuns> variants) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (VariantRuns variant : variants) {
            for (String name : variant.runs().get(0).pods().podNames()) {
                columns.putIfAbsent(name, columns.size());
            }
        }
        return columns;
    }

    private static List<String> record(RunResult run, int[] columnOfPod, int columns, int sample) {
        String[] loads = new String[columns];
        Arrays.fill(loads, "");
        int[] connections = run.pods().connections().get(sample);
        for (int pod = 0; pod < connections.length; pod++) {
            if (connections[pod] >= 0) {
                loads[columnOfPod[pod]] = Integer.toString(connections[pod]);
            }
        }
        List<String> record = new ArrayList<>();
        record.add(run.variant());
        record.add(Numbers.seconds(run.series().timesNanos()[sample]));
        record.addAll(Arrays.asList(loads));
        return record;
    }
}
