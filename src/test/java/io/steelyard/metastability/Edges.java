package io.steelyard.metastability;

import io.steelyard.exactness.Table;
import io.steelyard.papers.Text;
import io.steelyard.report.chart.EdgeSheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All edges of the page, each found once: by mean back-off, and by the length of a full queue. */
record Edges(List<Edge> all) {
    private static final double[] BACKOFFS = {1, 5, 20};
    private static final double[] QUEUE_SECONDS = {5, 9.5, 10.5, 11, 12, 15, 20, 30};

    static Edges find() {
        List<Edge> edges = new ArrayList<>();
        for (double backoff : BACKOFFS) {
            for (double seconds : QUEUE_SECONDS) {
                edges.add(Edge.of(new Outage((int) Math.round(seconds * Outage.PER_SECOND), backoff)));
            }
        }
        return new Edges(List.copyOf(edges));
    }

    /** The edge at a back-off and a length of the queue. */
    Edge at(double backoff, double seconds) {
        return all.stream()
                .filter(edge -> edge.outage().backoffSeconds() == backoff
                        && edge.outage().theory().secondsInFullQueue() == seconds)
                .findFirst()
                .orElseThrow();
    }

    Table table() {
        Table table = new Table(
                "mean back-off B",
                "full queue",
                "backlog",
                "ends with",
                "stays with",
                "n c (T + B + sqrt(T (T + B)))",
                "off by",
                "then wait",
                "n c (T + B)",
                "off by");
        for (Edge edge : all) {
            Outage outage = edge.outage();
            boolean found = edge.found();
            table.row(
                    Text.fixed(outage.backoffSeconds(), 0) + " s",
                    Text.fixed(outage.theory().secondsInFullQueue(), 1) + " s",
                    Text.fixed(outage.backlog(), 0),
                    Text.fixed(edge.ends(), 0),
                    found ? Text.fixed(edge.stays(), 0) : "never",
                    found ? Text.fixed(outage.losing(), 0) : "-",
                    found ? off(edge.clients() / outage.losing()) : "-",
                    found ? Text.fixed(edge.waiting(), 0) : "-",
                    found ? Text.fixed(outage.sustaining(), 0) : "-",
                    found ? off(edge.waiting() / outage.sustaining()) : "-");
        }
        return table;
    }

    private static String off(double ratio) {
        return Text.signed(100 * (ratio - 1)) + " %";
    }

    EdgeSheet figure() throws IOException {
        List<EdgeSheet.Group> groups = new ArrayList<>();
        for (double backoff : BACKOFFS) {
            List<EdgeSheet.Point> points = new ArrayList<>();
            for (double seconds : QUEUE_SECONDS) {
                Edge edge = at(backoff, seconds);
                points.add(new EdgeSheet.Point(
                        seconds,
                        edge.found() ? edge.clients() : Double.POSITIVE_INFINITY,
                        edge.found() ? edge.waiting() : Double.POSITIVE_INFINITY));
            }
            Outage outage = at(backoff, QUEUE_SECONDS[0]).outage();
            groups.add(new EdgeSheet.Group(
                    "back-off " + Text.fixed(backoff, 0) + " s", outage.losing(), outage.sustaining(), points));
        }
        return EdgeSheet.of(
                new EdgeSheet.Texts(
                        "metastability-edge",
                        "Above its line, a storm never ends",
                        "Dots: clients that an outage must lose at once. Rings: those who then wait for ever. Lines: theory."
                                + " Tips: ends with ten times as many.",
                        "seconds in a pod's full queue: backlog / rate",
                        "clients",
                        "patience of the clients, 10 s",
                        "always ends"),
                new EdgeSheet.Axis(35, 5),
                new EdgeSheet.Axis(4500, 500),
                Outage.PATIENCE_SECONDS,
                groups);
    }
}
