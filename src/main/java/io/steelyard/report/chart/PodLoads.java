package io.steelyard.report.chart;

import io.steelyard.report.data.TimeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections on each pod over time that {@code pods.csv} holds, of the first replication.
 *
 * @param variants by the variant's name, in the order of the file
 */
record PodLoads(Map<String, Fleet> variants) {
    private static final Fleet NONE = new Fleet(new double[0], List.of());

    /**
     * The pods of a variant.
     *
     * @param seconds the sampling instants
     * @param pods those that exist at some instant, in order of their first one and then of their columns
     */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    record Fleet(double[] seconds, List<Pod> pods) {
        /** The greatest load of all; 0 if there is none. */
        double greatest() {
            double greatest = 0;
            for (Pod pod : pods) {
                for (double load : pod.connections) {
                    greatest = load > greatest ? load : greatest;
                }
            }
            return greatest;
        }

        /** The mean over the pods that exist, by sample; NaN where none does. */
        double[] means() {
            double[] means = new double[seconds.length];
            for (int sample = 0; sample < means.length; sample++) {
                double sum = 0;
                int count = 0;
                for (Pod pod : pods) {
                    if (pod.exists(sample)) {
                        sum += pod.connections[sample];
                        count++;
                    }
                }
                means[sample] = count == 0 ? Double.NaN : sum / count;
            }
            return means;
        }
    }

    /** A pod and its connections by sample; NaN where it does not exist. */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    record Pod(String name, double[] connections) {
        boolean exists(int sample) {
            return !Double.isNaN(connections[sample]);
        }

        private int firstSample() {
            int sample = 0;
            while (sample < connections.length && !exists(sample)) {
                sample++;
            }
            return sample;
        }
    }

    /** The pods of a variant; none if the file has none. */
    Fleet of(String variant) {
        return variants.getOrDefault(variant, NONE);
    }

    static PodLoads of(TimeTable table) {
        Map<String, Fleet> variants = new LinkedHashMap<>();
        table.variants().forEach((variant, lines) -> variants.put(variant, fleet(table.columns(), lines)));
        return new PodLoads(variants);
    }

    private static Fleet fleet(List<String> names, TimeTable.Lines lines) {
        List<Pod> pods = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            Pod pod = new Pod(names.get(column), lines.values()[column]);
            if (pod.firstSample() < lines.seconds().length) {
                pods.add(pod);
            }
        }
        pods.sort(Comparator.comparingInt(Pod::firstSample));
        return new Fleet(lines.seconds(), List.copyOf(pods));
    }
}
