package io.steelyard.yaml;

import io.steelyard.scenario.NearestName;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Reads the metrics that a scenario is about: a list of their ids, none of them twice. */
final class ColumnReader {
    private final Vocabulary vocabulary;
    private final Findings findings;

    ColumnReader(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    List<String> read(Tree tree) {
        if (!(tree instanceof Items items)) {
            findings.problem(tree.place(), "must be a list of metrics, such as [storm.lost], but is " + tree.found());
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (Tree item : items.items()) {
            if (!(item instanceof Scalar scalar) || scalar.isNull()) {
                findings.problem(item.place(), "must be a metric's id, such as storm.lost, but is " + item.found());
            } else if (!vocabulary.metrics().containsKey(scalar.text())) {
                findings.problem(item.place(), unknown(scalar.text(), vocabulary));
            } else if (columns.contains(scalar.text())) {
                findings.problem(item.place(), "`" + scalar.text() + "` stands here a second time");
            } else {
                columns.add(scalar.text());
            }
        }
        return columns;
    }

    /** What is wrong with an id that no metric has. */
    static String unknown(String id, Vocabulary vocabulary) {
        List<String> ids = List.copyOf(vocabulary.metrics().keySet());
        return "unknown metric `" + id + "`" + NearestName.hint(id, ids) + " (`list metrics` prints them)";
    }
}
