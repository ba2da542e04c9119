package io.steelyard.sim;

import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.kube.scaler.MeteredAutoscaler;
import io.steelyard.scenario.ScalerSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The autoscalers that an experiment knows by name: all registered ones, and those that the program itself has brought.
 *
 * @param own makers by name
 */
public record Scalers(Map<String, Supplier<MeteredAutoscaler>> own) {
    /** The registered ones and no others. */
    public static final Scalers REGISTERED = new Scalers(Map.of());

    public Scalers {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /** The options of an autoscaler that the program has brought: none that a scenario could name. */
    record OfProgram() {}

    Scalers with(String name, Supplier<MeteredAutoscaler> maker) {
        if (AutoscalerRegistry.find(name).isPresent()) {
            throw new IllegalArgumentException("a registered autoscaler is called " + name + " already");
        }
        Map<String, Supplier<MeteredAutoscaler>> more = new LinkedHashMap<>(own);
        more.put(name, maker);
        return new Scalers(more);
    }

    MeteredAutoscaler create(ScalerSpec spec) {
        Supplier<MeteredAutoscaler> maker = own.get(spec.name());
        return maker == null ? AutoscalerRegistry.create(spec) : maker.get();
    }
}
