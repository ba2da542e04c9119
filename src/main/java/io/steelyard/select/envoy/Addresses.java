package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the texts that the hashing balancers hash. */
final class Addresses {
    private Addresses() {}

    /** Returns the addresses of a view, rank by rank. */
    static List<String> of(FleetView view) {
        List<String> addresses = new ArrayList<>(view.size());
        for (int rank = 0; rank < view.size(); rank++) {
            addresses.add(view.address(view.slotAt(rank)));
        }
        return addresses;
    }

    /** Returns the positions of texts in the order of their bytes; equal ones keep their order. */
    static int[] order(List<String> texts) {
        List<byte[]> bytes = new ArrayList<>(texts.size());
        texts.forEach(text -> bytes.add(text.getBytes(StandardCharsets.UTF_8)));
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(bytes.get(a), bytes.get(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the weights of a view, rank by rank. */
    static double[] weights(FleetView view) {
        double[] weights = new double[view.size()];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = view.weight(view.slotAt(rank));
        }
        return weights;
    }
}
