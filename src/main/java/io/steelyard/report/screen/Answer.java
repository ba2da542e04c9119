package io.steelyard.report.screen;

import io.steelyard.report.data.Summary;
import java.util.ArrayList;
import java.util.List;

/** The answer to the scenario's question: the sentences of the verdict and of the explanation, one a line. They
 * begin in lower case, because many begin with a variant's name. */
public final class Answer {
    private Answer() {}

    /**
     * The text of {@link Summary#answer}.
     *
     * @param summary without an answer
     * @param why the sentences that explain the differences, without full stops
     */
    public static String of(Summary summary, List<String> why) {
        List<String> sentences = new ArrayList<>(new Verdict(summary).lines());
        sentences.addAll(why);
        return String.join(
                "\n", sentences.stream().map(sentence -> sentence + ".").toList());
    }
}
