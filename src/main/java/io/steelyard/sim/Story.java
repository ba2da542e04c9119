package io.steelyard.sim;

import io.steelyard.observe.StoryStep;
import java.util.List;

/**
 * What befell one client in one run.
 *
 * @param variant of the scenario
 * @param client its place among the clients of the measured part, from 0
 * @param steps in the order in which they happened; none if there was no such client
 * @param clients of the measured part
 */
public record Story(String variant, int client, List<StoryStep> steps, int clients) {
    public Story {
        steps = List.copyOf(steps);
    }
}
