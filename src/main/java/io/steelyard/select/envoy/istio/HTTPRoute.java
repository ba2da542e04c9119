package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.NotModelled;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a VirtualService: which clients it is for, and how they are shared out among subsets. The first rule that is for
 * a client holds.
 *
 * @param match those that carry a header; without it all
 * @param route the subsets
 */
@NotModelled({"timeout", "retries", "mirror", "fault", "redirect", "rewrite", "headers"})
public record HTTPRoute(Optional<Match> match, List<Destination> route) {
    public HTTPRoute {
        route = List.copyOf(route);
        long sum = route.stream().mapToLong(each -> each.weight().orElse(0)).sum();
        if (route.isEmpty() || (route.size() > 1 && sum == 0)) {
            throw new IllegalArgumentException(
                    route.isEmpty() ? "route must not be empty" : "route must have weights that sum to more than 0");
        }
    }

    /**
     * The clients that carry a header.
     *
     * @param header its name, which decides which clients they are
     * @param share the share of the clients that carry it
     */
    @NotModelled({"uri", "queryParams", "sourceLabels"})
    public record Match(String header, Fraction share) {}

    /**
     * A subset that clients are sent to.
     *
     * @param subset its name
     * @param weight its share of the sum of all weights; without it 0, or all where it is the only one
     */
    @NotModelled("host")
    public record Destination(String subset, Optional<Integer> weight) {
        public Destination {
            weight.ifPresent(value -> Checks.atLeast("weight", 0, value));
        }
    }
}
