package io.steelyard.papers;

import io.steelyard.Steelyard;
import io.steelyard.exactness.Table;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.oracle.Fill;
import io.steelyard.oracle.Loads;
import io.steelyard.sim.Experiment;
import io.steelyard.theory.DrainLength;

/** Phoenix drains its sockets in batches: how long that takes, and what does not fit into the cap. */
final class PhoenixSection {
    private static final int BATCH = 10_000;
    private static final int EVERY_SECONDS = 2;
    private static final int CAP_SECONDS = 30;
    private static final int DELETED_AT = 10;
    private static final String SCENARIO = """
            duration: 59s
            clients: {open: CLIENTS, lifetime: never, start: even, reconnect: immediate}
            deployment: {replicas: 2, template: {spec: {terminationGracePeriodSeconds: GRACE}}}
            workload: {drain: {batches: {size: 10000, every: 2s}}}
            balancer: random
            events: [{scale: {at: 10s, replicas: 1}}]
            """;

    /** From SIGTERM to the last loss, and the losses of the last instant. */
    private record Drained(double seconds, double last) {}

    private PhoenixSection() {}

    static void on(PapersPage page) {
        page.section("Phoenix: batches of 10,000 every 2 s", """
                Phoenix (lib/phoenix/endpoint.ex, `:drainer`) closes sockets in batches of 10,000, waits 2,000 ms after each, and
                stops after 30,000 ms; its documentation's example is 150,000 sockets in 30 s. Ours: one of two pods is deleted,
                whose sockets go in the same batches, the first at SIGTERM; with a grace period of 30 s, as Kubernetes has it by
                default, and with one of a minute. What is left when the grace period ends is cut.
                """);
        Table table = new Table(
                "sockets",
                "batches",
                "last batch after",
                "with the wait after it",
                "ours, grace 60 s",
                "verdict",
                "closed within the cap",
                "ours, grace 30 s",
                "cut at its end",
                "verdict");
        for (int sockets : new int[] {60_000, 150_000, 150_001, 200_000, 250_000}) {
            row(page, table, sockets);
        }
        page.table(table);
        page.paragraph("""
                150,000 sockets take 15 batches: the last one after 28 s, 30 s with the wait, exactly the cap. One socket more
                goes at the instant at which Kubernetes kills the pod.
                """);
    }

    private static void row(PapersPage page, Table table, int sockets) {
        double expected = DrainLength.ofBatches(sockets, BATCH, EVERY_SECONDS);
        Drained patient = drained(sockets, 2 * CAP_SECONDS);
        Drained hurried = drained(sockets, CAP_SECONDS);
        long inTime = Math.min(sockets, DrainLength.mostInBatches(CAP_SECONDS - 1, BATCH, EVERY_SECONDS));
        boolean cut = hurried.seconds() >= CAP_SECONDS;
        String name = sockets + " sockets";
        table.row(
                Text.fixed(sockets, 0),
                String.valueOf(DrainLength.batches(sockets, BATCH)),
                Text.fixed(expected, 0) + " s",
                Text.fixed(expected + EVERY_SECONDS, 0) + " s",
                Text.fixed(patient.seconds(), 1) + " s",
                page.verdict(name, Verdict.equal(patient.seconds(), expected)),
                Text.fixed((double) inTime, 0),
                Text.fixed(hurried.seconds(), 1) + " s",
                Text.fixed(cut ? hurried.last() : 0, 0),
                page.verdict(name + ", cut", Verdict.equal(cut ? hurried.last() : 0, (double) (sockets - inTime))));
    }

    private static Drained drained(int sockets, int grace) {
        RunResult run = Experiment.of(Steelyard.parse(Fill.in(SCENARIO, "CLIENTS", 2 * sockets, "GRACE", grace)))
                .replications(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
        double[] perSecond = Loads.column(run, SeriesColumn.LOST);
        long[] times = run.series().timesNanos();
        int last = perSecond.length - 1;
        while (perSecond[last] == 0) {
            last--;
        }
        double period = (times[last] - times[last - 1]) / 1e9;
        return new Drained(Math.rint(times[last] / 1e8) / 10 - DELETED_AT, Math.rint(perSecond[last] * period));
    }
}
