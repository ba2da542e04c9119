package io.steelyard.exactness;

import io.steelyard.conformance.Evidence.Count;
import io.steelyard.select.envoy.config.LbPolicyName;
import io.steelyard.select.haproxy.Haproxy;
import io.steelyard.select.haproxy.HaproxyPolicies;
import io.steelyard.select.kubeproxy.KubeProxy;
import io.steelyard.select.nginx.Nginx;
import io.steelyard.select.nginx.NginxPolicies;
import java.util.List;
import java.util.regex.Pattern;

/** The sections of the page about products that exist. */
final class ProductSections {
    private static final String[] MEASURED = {
        "policy", "standing", "traces", "by repetition", "real time", "what cannot be known, remarks"
    };

    private final ExactnessPage page;
    private final MeasuredCounts measured;
    private final EnvoyRows envoy = new EnvoyRows();
    private int counted;

    ProductSections(ExactnessPage page, MeasuredCounts measured) {
        this.page = page;
        this.measured = measured;
    }

    void all() {
        haproxy();
        nginx();
        ingressNginx();
        kubeProxy();
        envoy();
        istio();
    }

    /** How many measured cases stand in a row. */
    int counted() {
        return counted;
    }

    private void measuredRow(Table table, String name, Standing standing, MeasuredCounts counts, String note) {
        counted += counts.cases().size();
        String held = standing.words(counts.holding(standing));
        table.row(name, held, counts.letters(), counts.repetitions(), counts.realTime(), note);
    }

    /** A row about what all policies of a product share, of which no measured case is. */
    private void part(Table table, String name, String note) {
        measuredRow(table, "part: " + name, Standing.EXACT, new MeasuredCounts(List.of()), note);
    }

    private void haproxy() {
        page.section("HAProxy 2.6", "haproxy");
        Table table = new Table(MEASURED);
        for (Haproxy.Config config : HaproxyPolicies.all()) {
            String name = HaproxyPolicies.of(config);
            String note = HaproxyPolicies.draws(config)
                    ? "statistical with several threads: which thread takes which connection"
                    : "";
            measuredRow(
                    table, name, Standing.EXACT, measured.of(Haproxy.Config.class, HaproxyPolicies::of, name), note);
        }
        part(table, "retries and redispatch", "runs in real time with a crash go through them");
        page.table(table);
        notReached(Haproxy.Config.class);
        page.paragraph(
                "Options are counted one at a time; two of them may stand together. Functions that hash a key, under"
                        + " either `hash-type` and with or without a bound:");
        page.table(hashFunctions());
        page.refusals("haproxy", "balance", HaproxyPolicies.REFUSED);
        page.departures("haproxy", ExactnessPage.ALL);
    }

    private void notReached(Class<? extends Record> options) {
        page.notReached(
                measured.where(each -> options.isInstance(each.options())).cases());
    }

    private Table hashFunctions() {
        Table table = new Table("function", "standing", "traces");
        for (String function : HaproxyPolicies.hashFunctions()) {
            MeasuredCounts counts = measured.where(each -> each.options() instanceof Haproxy.Config config
                    && HaproxyPolicies.hashFunction(config)
                            .filter(function::equals)
                            .isPresent());
            table.row("`" + function + "`", Standing.EXACT.words(counts.holding(Standing.EXACT)), counts.letters());
        }
        return table;
    }

    private void nginx() {
        page.section("nginx 1.22", "nginx");
        Table table = new Table(MEASURED);
        for (Nginx.Config config : NginxPolicies.all()) {
            String name = NginxPolicies.of(config);
            Standing standing = NginxPolicies.draws(config) ? Standing.STATISTICAL : Standing.EXACT;
            MeasuredCounts counts = measured.of(Nginx.Config.class, NginxPolicies::of, name);
            measuredRow(table, name, standing, counts, NginxPolicies.unknown(config));
        }
        part(table, "`max_fails`, `fail_timeout` and further tries", "runs in real time with a crash go through them");
        page.table(table);
        notReached(Nginx.Config.class);
        page.refusals("nginx", "method", NginxPolicies.REFUSED);
        page.departures("nginx", ExactnessPage.ALL);
    }

    private void ingressNginx() {
        page.section("ingress-nginx v1", "ingress-nginx");
        page.table(new Table("policy", "standing", "what cannot be known, remarks")
                .row(
                        "`round_robin`",
                        Standing.EXACT_BUT_FOR_THE_SEED.words(0),
                        "each worker begins at a random endpoint")
                .row("`upstream-hash-by`", Standing.EXACT.words(0), "")
                .row("part: further tries", Standing.EXACT.words(0), ""));
        page.refusals("ingress-nginx", "upstream-hash-by", List.of("$remote_addr"));
        page.departures("ingressnginx", ExactnessPage.ALL);
    }

    private void kubeProxy() {
        page.section("kube-proxy", "kube-proxy");
        Table table = new Table(MEASURED);
        for (KubeProxyRows.Row row : KubeProxyRows.all()) {
            MeasuredCounts counts = measured.of(KubeProxy.Config.class, KubeProxyRows::name, row.name());
            measuredRow(table, row.name(), row.standing(), counts, row.note());
        }
        page.table(table);
        notReached(KubeProxy.Config.class);
        page.refusals("kube-proxy");
        page.departures("kubeproxy", ExactnessPage.ALL);
    }

    private void envoy() {
        page.section("Envoy 1.36", "envoy");
        page.paragraph(
                "A policy alone, for one list of hosts and without workers, priorities or outlier detection, is also a"
                        + " kind of its own. *Envoy's tests* are cases of Envoy's own unit tests; *computed* cases come from a"
                        + " reference that reproduces those.");
        Table table =
                new Table("policy", "alone", "standing", "Envoy's tests", "computed", "what cannot be known, remarks");
        for (LbPolicyName policy : LbPolicyName.values()) {
            String alone = EnvoyRows.kindAlone(policy);
            page.provider(alone);
            envoyRow(table, EnvoyRows.policy(policy), "`" + alone + "`");
        }
        EnvoyRows.parts().forEach(part -> envoyRow(table, part, "–"));
        page.table(table);
        page.refusals("envoy");
        page.departures("envoy", Pattern.compile("(?!Istio).*"));
    }

    private void envoyRow(Table table, EnvoyRows.Row row, String alone) {
        table.row(
                row.name(),
                alone,
                envoy.standing(row),
                cell(envoy.upstream(row)),
                cell(envoy.computed(row)),
                row.note());
    }

    static String cell(Count count) {
        return count.found() == 0 ? "–" : count.holding() + " of " + count.found();
    }

    private void istio() {
        page.section("Istio 1.32", "istio");
        page.paragraph("A setting stands as the policy of Envoy that Istio asks for does.");
        Table table = new Table("setting", "Envoy's policy", "standing", "remarks");
        for (IstioRows.Row row : IstioRows.all(envoy)) {
            table.row(row.name(), row.envoyPolicy(), row.standing(), row.note());
        }
        page.table(table);
        page.refusals("istio");
        page.departures("envoy", Pattern.compile("Istio.*"));
    }
}
