package io.steelyard.kube.scaler;

import io.steelyard.kube.hpa.Autoscaler;
import java.util.List;

/**
 * A named kind of autoscaler: its options and how to make one; also the service interface by which a jar on the class path
 * adds its own.
 *
 * @param <C> the options record; its components may carry {@link io.steelyard.scenario.Default}
 */
public interface AutoscalerProvider<C extends Record> {
    /** The name used in scenarios, lower-case with hyphens. */
    String name();

    /** One line for {@code list autoscalers}: what it does, and its source. */
    String summary();

    /** The type of the options. */
    Class<C> optionsType();

    /** The metrics that an autoscaler with these options reads; their readings come in this order. */
    default List<MetricRequest> metrics(C options) {
        return List.of();
    }

    /** Makes the autoscaler of one run. */
    Autoscaler create(C options);
}
