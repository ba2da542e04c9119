package io.steelyard.yaml;

import io.steelyard.scenario.ScalerSpec;
import io.steelyard.yaml.NamedBinder.Kind;
import io.steelyard.yaml.NamedBinder.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds an autoscaler by name: its name, or its name with a mapping of options. */
final class ScalerBinder {
    private final Vocabulary vocabulary;
    private final RecordBinder binder;
    private final Findings findings;

    ScalerBinder(Vocabulary vocabulary, RecordBinder binder, Findings findings) {
        this.vocabulary = vocabulary;
        this.binder = binder;
        this.findings = findings;
    }

    @Nullable
    ScalerSpec bind(Tree tree) {
        Map<String, Class<? extends Record>> options = new LinkedHashMap<>();
        vocabulary.scalers().forEach((name, scaler) -> options.put(name, scaler.options()));
        Kind kind = new Kind(
                "autoscaler",
                "must be the name of an autoscaler, or one name with options such as scheduled: {period: 1d, steps: [...]}",
                options,
                List.of(),
                List.of());
        Named named = new NamedBinder(kind, binder, findings).bind(tree);
        return named == null ? null : new ScalerSpec(named.name(), named.options());
    }
}
