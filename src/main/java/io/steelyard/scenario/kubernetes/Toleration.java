package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import java.util.Optional;

/**
 * A taint that pods tolerate (core/v1 {@code Toleration}). The one taint here is that of a node which is NotReady,
 * {@code node.kubernetes.io/unreachable:NoExecute}, without a value.
 *
 * @param key the taint's key; without it, any, and the operator is Exists
 * @param operator whether the value matters
 * @param value the value, for Equal
 * @param effect the taint's effect; without it, any
 * @param tolerationSeconds how long the pods stay, for the effect NoExecute; without it, for ever
 */
public record Toleration(
        Optional<String> key,
        @Default("Equal") TolerationOperator operator,
        Optional<String> value,
        Optional<String> effect,
        Optional<Long> tolerationSeconds) {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String NO_EXECUTE = "NoExecute";

    public Toleration {
        if (key.isEmpty() && operator != TolerationOperator.Exists) {
            throw new IllegalArgumentException("operator must be Exists where there is no key but is " + operator);
        }
        if (tolerationSeconds.isPresent()) {
            Checks.atLeast("tolerationSeconds", 0, tolerationSeconds.get());
            if (effect.filter(NO_EXECUTE::equals).isEmpty()) {
                throw new IllegalArgumentException("effect must be " + NO_EXECUTE + " where there are tolerationSeconds"
                        + effect.map(other -> " but is " + other).orElse(""));
            }
        }
    }

    /** Whether it is for nodes that are unreachable. */
    public boolean toleratesUnreachable() {
        return key.orElse(UNREACHABLE).equals(UNREACHABLE)
                && effect.orElse(NO_EXECUTE).equals(NO_EXECUTE)
                && (operator == TolerationOperator.Exists || value.orElse("").isEmpty());
    }
}
