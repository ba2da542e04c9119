package io.steelyard.report.text;

import io.steelyard.observe.Observer.Failure;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.observe.StoryStep;
import io.steelyard.scenario.Durations;
import io.steelyard.sim.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The story of a client as lines of text: when, what, and what its balancer saw. */
public final class StoryText {
    private static final int TIME_WIDTH = 14;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;

    private StoryText() {}

    /** The lines of a story; each of them ends with a line break. */
    public static String of(Story story, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(story.variant());
        if (story.steps().isEmpty()) {
            lines.addAll(Wrap.labelled("", TIME_WIDTH, absent(story), width));
        }
        for (StoryStep step : story.steps()) {
            lines.addAll(Wrap.labelled("  " + time(step.atNanos()), TIME_WIDTH, text(step), width));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String absent(Story story) {
        return story.clients() == 0
                ? "no client comes"
                : "client " + story.client() + " does not come: there are clients 0 to " + (story.clients() - 1);
    }

    private static String text(StoryStep step) {
        if (step instanceof StoryStep.Arrived arrived) {
            return "arrives" + stay(arrived.endNanos() - arrived.atNanos());
        } else if (step instanceof StoryStep.Present present) {
            String since = span(present.atNanos() - present.sinceNanos());
            String what = present.pod().isEmpty()
                    ? "has waited for a connection for " + since
                    : "has been connected to " + present.pod() + " for " + since;
            return what + stay(present.endNanos() - present.atNanos());
        } else if (step instanceof StoryStep.Chosen chosen) {
            return text(chosen);
        } else if (step instanceof StoryStep.Failed failed) {
            return "the attempt fails: " + text(failed.cause());
        } else if (step instanceof StoryStep.Connected connected) {
            return "is connected to " + connected.pod()
                    + (connected.waitedNanos() == 0 ? "" : ", after " + span(connected.waitedNanos()));
        } else if (step instanceof StoryStep.LostConnection lost) {
            return "loses its connection to " + lost.pod() + " after " + span(lost.heldNanos()) + ": "
                    + text(lost.cause());
        } else if (step instanceof StoryStep.HandedOver moved) {
            return "is told to go: opens a connection to " + moved.toPod() + ", then closes that to " + moved.fromPod()
                    + " after " + span(moved.heldNanos());
        }
        return step instanceof StoryStep.Left left && left.gaveUp() ? "gives up" : "leaves";
    }

    private static String stay(long nanos) {
        return nanos >= Long.MAX_VALUE / 4 ? ", and wants to stay for good" : ", and wants to stay for " + span(nanos);
    }

    private static String text(StoryStep.Chosen chosen) {
        String again = chosen.tries() == 0 ? "" : "tries again: ";
        if (chosen.endpoint().isEmpty()) {
            return again + chosen.balancer() + " has no endpoint to choose";
        }
        String among = chosen.endpoints() == 1
                ? "the only one"
                : "of " + chosen.endpoints() + " that hold "
                        + (chosen.fewest() == chosen.most()
                                ? chosen.fewest() + " each"
                                : chosen.fewest() + " to " + chosen.most());
        return again + chosen.balancer() + " chooses " + chosen.endpoint() + ", which holds " + chosen.connections()
                + " of its connections; " + among;
    }

    private static String text(Failure cause) {
        return switch (cause) {
            case NO_ENDPOINT -> "there is no endpoint";
            case REFUSED -> "nobody listens there";
            case NOT_LISTENING_YET -> "its application does not listen yet";
            case FULL -> "the pod is full";
            case TIMED_OUT -> "there is no answer";
            case NO_GATEWAY -> "no gateway takes it";
            case ABANDONED -> "the client leaves before it ends";
            case OVERFLOW -> "too many handshakes wait already";
            case HANDSHAKE_TIMED_OUT -> "the handshake takes too long";
            case NOT_ADMITTED -> "the service does not admit it now";
            case OTHER_POD -> "a further request comes to another pod";
            case DOWNSTREAM -> "what all pods depend on is overloaded";
        };
    }

    private static String text(Loss cause) {
        return switch (cause) {
            case ROLLOUT -> "a rollout deletes the pod";
            case SCALE_DOWN -> "a scale-down deletes the pod";
            case EVICTION -> "the pod is evicted";
            case CRASH -> "the pod's container ends";
            case NODE -> "the pod's node is lost";
            case GATEWAY -> "its gateway lets it go";
            case NETWORK -> "the network fails";
            case AGE -> "its server ends it, for its age or by chance";
            case SHED -> "its pod holds too many and lets it go";
        };
    }

    /** A span, to the second from a minute on. */
    private static String span(long nanos) {
        return nanos < NANOS_PER_MINUTE
                ? time(nanos)
                : Durations.text(Duration.ofSeconds((nanos + NANOS_PER_SECOND / 2) / NANOS_PER_SECOND));
    }

    private static String time(long nanos) {
        return Durations.text(Duration.ofMillis((nanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI));
    }
}
