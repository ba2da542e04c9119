package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.NotModelled;
import java.time.Duration;
import java.util.Optional;

/**
 * What a hook does (core/v1 {@code LifecycleHandler}); exactly one action is given.
 *
 * @param sleep waits (in effect by default since Kubernetes 1.30)
 * @param exec runs a command, of which only {@code sleep} is understood
 */
@NotModelled({"httpGet", "tcpSocket"})
public record LifecycleHandler(Optional<SleepAction> sleep, Optional<ExecAction> exec) {
    public LifecycleHandler {
        if (sleep.isPresent() == exec.isPresent()) {
            throw new IllegalArgumentException("sleep or exec must be given, and not both");
        }
    }

    /** How long the hook takes. */
    public Duration duration() {
        return sleep.map(action -> Duration.ofSeconds(action.seconds()))
                .or(() -> exec.map(ExecAction::duration))
                .orElseThrow();
    }
}
