package io.steelyard.sim;

import io.steelyard.rebalance.AgeLimit;
import io.steelyard.rebalance.Dismissal;
import io.steelyard.rebalance.GoawayChance;
import io.steelyard.rebalance.SheddingRule;
import io.steelyard.scenario.Setup;
import io.steelyard.session.Dismissals;
import io.steelyard.session.Sessions;
import io.steelyard.session.Shedder;
import io.steelyard.traffic.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a scenario says about pods that let go of clients whom they could keep, in the terms of those who do it. */
final class Rebalancing {
    private Rebalancing() {}

    /** What pods tell clients whose connections they close on purpose. */
    static Optional<Advice> hint(Setup setup) {
        return setup.workload().reconnectHint().map(hint -> Advice.within(hint.window()));
    }

    /** Lets pods close connections for their age, or by chance, where the scenario says so. */
    static void dismiss(Setup setup, Ground ground, Sessions sessions, long horizonNanos) {
        List<Dismissal> reasons = new ArrayList<>();
        setup.connectionAge().map(AgeLimit::new).ifPresent(reasons::add);
        setup.goaway().map(GoawayChance::new).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            sessions.dismissBy(new Dismissals(
                    ground.simulation(), ground.clients(), ground.draws(), reasons, hint(setup), horizonNanos));
        }
    }

    /** The rounds in which pods close connections because they hold more than the others, where there are any. */
    static Optional<Shedder> shedder(Setup setup, Ground ground, Sessions sessions) {
        return setup.shedding()
                .map(shedding -> new Shedder(
                        ground.simulation(),
                        ground.clients(),
                        ground.pods(),
                        sessions,
                        ground.draws(),
                        new SheddingRule(shedding),
                        shedding.period().toNanos(),
                        hint(setup)));
    }
}
