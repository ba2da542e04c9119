package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.random.Distribution;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.ConnectionAge;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Setup;
import io.steelyard.theory.Predictions;
import java.util.Optional;

/** The closed form of what a maximum age of connections costs: reconnects per client and day. */
final class AgeTheory {
    private AgeTheory() {}

    /** The figure of a run in which connections end for their age alone, without a grace, and clients come back at once. */
    static Optional<Theory> of(Evidence evidence, int variant) {
        Setup setup = evidence.setup(variant);
        double lost = evidence.mean(0, StormMetrics.LOST, variant);
        boolean alone = lost > 0
                && evidence.mean(0, StormMetrics.LOST_BY_AGE, variant) == lost
                && evidence.mean(0, StormMetrics.FAILURES, variant) == 0
                && evidence.mean(0, AttemptMetrics.MADE, variant) > 0
                && setup.clients().reconnect() instanceof Reconnect.Immediate
                && setup.clients().start() != Clients.Start.EMPTY
                && setup.clients().lifetime().of() == Clients.Of.SESSION
                && setup.goaway().isEmpty()
                && setup.workload().reconnectHint().isEmpty();
        if (!alone || setup.connectionAge().isEmpty()) {
            return Optional.empty();
        }
        ConnectionAge age = setup.connectionAge().get();
        return age.graceLimit().isZero() ? of(evidence, variant, age) : Optional.empty();
    }

    private static Optional<Theory> of(Evidence evidence, int variant, ConnectionAge age) {
        Setup setup = evidence.setup(variant);
        Optional<Distribution> lifetime = setup.clients().lifetime().law() instanceof Law.Never
                ? Optional.empty()
                : Optional.of(new Stationary(setup).lifetime());
        return Predictions.reconnectsForAge(lifetime, mean(age), age.jitterShare() > 0)
                .map(prediction -> {
                    Value value = evidence.value(0, ClientMetrics.RECONNECTS_PER_CLIENT_DAY, variant);
                    return Theories.beside(evidence, variant, 0, prediction, value.mean(), value.halfWidth());
                });
    }

    private static double mean(ConnectionAge age) {
        double shift = switch (age.side()) {
            case BOTH -> 0;
            case ABOVE -> age.jitterShare() / 2;
            case BELOW -> -age.jitterShare() / 2;
        };
        return Durations.seconds(age.limit()) * (1 + shift);
    }
}
