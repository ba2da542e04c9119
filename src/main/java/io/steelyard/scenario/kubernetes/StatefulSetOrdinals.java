package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;

/**
 * The numbers of a StatefulSet's pods (apps/v1 {@code StatefulSetOrdinals}).
 *
 * @param start the number of the first pod; the others follow without a gap
 */
public record StatefulSetOrdinals(@Default("0") int start) {
    public StatefulSetOrdinals {
        Checks.atLeast("start", 0, start);
    }
}
