package io.steelyard.yaml;

import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.ItemPatch;
import io.steelyard.yaml.Tree.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to a scenario from outside its file, each {@code path=value}; the value is YAML. */
final class Settings {
    private static final Pattern STEP = Pattern.compile("(?:^|\\.)([^.\\[\\]]+)|\\[([0-9]{1,6})\\]");
    private static final String OPTION = "--set ";

    private Settings() {}

    /** The scenario with the changes made, in their order; what cannot be made is among the findings. */
    static Keys apply(Keys scenario, List<String> settings, Findings findings) {
        Keys result = scenario;
        for (String setting : settings) {
            Optional<Keys> patch = patch(setting, findings);
            if (patch.isPresent()) {
                result = merge(result, patch.get(), findings);
            }
        }
        return result;
    }

    private static Keys merge(Keys base, Keys patch, Findings findings) {
        String key = patch.entries().keySet().iterator().next();
        Entry entry = patch.entries().values().iterator().next();
        TreeMerge merge = new TreeMerge(findings);
        if (key.equals(VariantTrees.COMPARE) && entry.value() instanceof Keys variants) {
            Tree old = base.get(key);
            Tree merged = old instanceof Keys
                    ? merge.merge(old, variants, VariantPatches.class.getRecordComponents()[0].getGenericType())
                    : variants;
            return base.with(key, new Entry(entry.key(), merged));
        }
        Keys merged = (Keys) merge.merge(base, patch, Setup.class);
        return new Keys(base.place(), merged.entries());
    }

    /** Carries the generic type of what stands under {@code compare}. */
    private record VariantPatches(Map<String, Setup> variants) {}

    private static Optional<Keys> patch(String setting, Findings findings) {
        Place place = Place.whole(OPTION + setting);
        int equals = setting.indexOf('=');
        if (equals <= 0) {
            findings.problem(place, "must look like path=value, e.g. --set clients.lifetime.exponential.mean=5m");
            return Optional.empty();
        }
        Optional<Tree> value = value(setting.substring(equals + 1), place, findings);
        String path = setting.substring(0, equals);
        return value.flatMap(tree -> build(path, 0, place, tree, findings))
                .filter(tree -> tree instanceof Keys)
                .map(tree -> (Keys) tree);
    }

    private static Optional<Tree> value(String text, Place place, Findings findings) {
        try {
            Tree tree = TreeLoader.load(text, place.source(), findings).orElse(new Tree.Scalar(place, "", true));
            return Optional.of(tree);
        } catch (ScenarioException e) {
            e.problems().forEach(findings::problem);
            return Optional.empty();
        }
    }

    private static Optional<Tree> build(String path, int from, Place place, Tree value, Findings findings) {
        if (from == path.length()) {
            return Optional.of(value.placedAt(place));
        }
        Matcher step = STEP.matcher(path);
        step.region(from, path.length()).useAnchoringBounds(false);
        boolean wrong = !step.lookingAt() || (from == 0 && step.group(1) == null);
        if (wrong) {
            findings.problem(
                    Place.whole(place.source()), "`" + path + "` is no path: write names with dots, items as [0]");
            return Optional.empty();
        }
        String key = step.group(1);
        Place below = key != null ? place.key(key) : place.item(Integer.parseInt(step.group(2)));
        return build(path, step.end(), below, value, findings)
                .map(tree -> key != null
                        ? new Keys(place, Map.of(key, new Entry(below, tree)))
                        : new ItemPatch(place, Integer.parseInt(step.group(2)), tree));
    }
}
