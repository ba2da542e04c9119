package io.steelyard.cli;

import io.steelyard.kube.scaler.AutoscalerProvider;
import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.rebalance.DrainPreset;
import io.steelyard.rebalance.DrainPresets;
import io.steelyard.scenario.AdmissionControl;
import io.steelyard.scenario.ConnectionAge;
import io.steelyard.scenario.GatewayPreset;
import io.steelyard.scenario.Shedding;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.traffic.LawPreset;
import io.steelyard.traffic.LawPresets;
import io.steelyard.traffic.ReconnectPreset;
import io.steelyard.traffic.ReconnectPresets;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code list}: what names a scenario may use, one line each. */
@Command(
        name = "list",
        description = "Shows what there is, one line each.",
        footer = {"", "Example: sim list balancers"})
final class ListVerb implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "${COMPLETION-CANDIDATES}; without it everything.")
    private List<Kind> kinds = List.of(Kind.values());

    /** What can be listed. */
    enum Kind {
        BALANCERS,
        AUTOSCALERS,
        METRICS,
        PRESETS,
        DISTRIBUTIONS,
        EVENTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ListVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (Kind kind : kinds) {
            if (kinds.size() > 1) {
                terminal.out().println(kind + ":");
            }
            print(lines(kind), terminal.out());
        }
        return ExitCode.DONE;
    }

    private static Map<String, String> lines(Kind kind) {
        Map<String, String> lines = new LinkedHashMap<>();
        switch (kind) {
            case BALANCERS -> {
                for (SelectorProvider<?> provider : SelectorRegistry.all()) {
                    lines.put(provider.name(), provider.summary());
                }
            }
            case AUTOSCALERS -> {
                for (AutoscalerProvider<?> provider : AutoscalerRegistry.all()) {
                    lines.put(provider.name(), provider.summary());
                }
            }
            case METRICS -> {
                for (Metric metric : MetricCatalog.all()) {
                    lines.put(metric.id(), "[" + metric.unit() + "] " + metric.meaning());
                }
            }
            case PRESETS -> {
                for (ReconnectPreset preset : ReconnectPresets.all()) {
                    lines.put(preset.name(), preset.source());
                }
                for (DrainPreset preset : DrainPresets.all()) {
                    lines.put("drain: " + preset.name(), preset.source());
                }
                for (Shedding.Preset preset : Shedding.Preset.values()) {
                    lines.put("shedding: {preset: " + spelling(preset) + "}", preset.source());
                }
                for (ConnectionAge.Preset preset : ConnectionAge.Preset.values()) {
                    lines.put("connectionAge: {preset: " + spelling(preset) + "}", preset.source());
                }
                for (AdmissionControl.Preset preset : AdmissionControl.Preset.values()) {
                    lines.put("admission: {preset: " + spelling(preset) + "}", preset.source());
                }
                for (GatewayPreset preset : GatewayPreset.values()) {
                    lines.put("gateway: {preset: " + preset.key() + "}", preset.source());
                }
            }
            case DISTRIBUTIONS -> {
                lines.putAll(Phrases.LAWS);
                for (LawPreset preset : LawPresets.all()) {
                    lines.put(
                            preset.name(),
                            "preset, " + (preset.fitted() ? "fitted: " : "a proposal: ") + preset.source());
                }
            }
            case EVENTS -> lines.putAll(Phrases.EVENTS);
        }
        return lines;
    }

    private static String spelling(Enum<?> preset) {
        return preset.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void print(Map<String, String> lines, PrintWriter out) {
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, text) -> out.println("  " + name + " ".repeat(width - name.length() + 2) + text));
    }
}
