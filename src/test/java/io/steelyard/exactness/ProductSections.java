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
    private static final String[] MEASURED = {"policy", "standing", "traces", "by repetition", "real time", "what cannot be known"};

    private final ExactnessPage page;
    private final MeasuredCounts measured;
    private final EnvoyRows envoy = new EnvoyRows();

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

    private static Table measuredRow(Table table, String name, Standing standing, MeasuredCounts counts, String note) {
        Standing held = standing.with(counts.toTheLetter());
        return table.row(name, held.toString(), counts.letters(), counts.repetitions(), counts.realTime(), note);
    }

    private void haproxy() {
        page.section("HAProxy 2.6", "haproxy");
        Table table = new Table(MEASURED);
        for (Haproxy.Config config : HaproxyPolicies.all()) {
            String name = HaproxyPolicies.of(config);
            String note = HaproxyPolicies.draws(config) ? "with several threads: which thread takes which connection" : "";
            measuredRow(table, name, Standing.EXACT, measured.of(Haproxy.Config.class, HaproxyPolicies::of, name), note);
        }
        page.table(table);
        page.paragraph("Options are counted one at a time; two of them may stand together. Functions that hash a key, under"
                + " either `hash-type` and with or without a bound:");
        page.table(hashFunctions());
        page.refusals("haproxy", "`balance` as `first`, `uri`, `rdp-cookie`, or `hash` of anything but a header, a cookie or a"
                + " parameter");
        page.departures("haproxy", ExactnessPage.ALL);
    }

    private Table hashFunctions() {
        Table table = new Table("function", "standing", "traces");
        for (String function : HaproxyPolicies.hashFunctions()) {
            MeasuredCounts counts = measured.where(each -> each.options() instanceof Haproxy.Config config
                    && HaproxyPolicies.hashFunction(config).filter(function::equals).isPresent());
            table.row("`" + function + "`", Standing.EXACT.with(counts.toTheLetter()).toString(), counts.letters());
        }
        return table;
    }

    private void nginx() {
        page.section("nginx 1.22", "nginx");
        Table table = new Table(MEASURED);
        for (Nginx.Config config : NginxPolicies.all()) {
            String name = NginxPolicies.of(config);
            boolean draws = NginxPolicies.draws(config);
            String note = draws
                    ? "nginx seeds the C library's random numbers with its process number and the time"
                    : "with several workers and no `zone`: which worker takes which connection";
            Standing standing = draws ? Standing.STATISTICAL : Standing.EXACT;
            measuredRow(table, name, standing, measured.of(Nginx.Config.class, NginxPolicies::of, name), note);
        }
        page.table(table);
        page.refusals("nginx", "`method` as `least_time` or `sticky`");
        page.departures("nginx", ExactnessPage.ALL);
    }

    private void ingressNginx() {
        page.section("ingress-nginx v1", "ingress-nginx");
        page.table(new Table("policy", "standing", "what cannot be known")
                .row("`round_robin`", Standing.EXACT_BUT_FOR_THE_SEED.toString(), "each worker begins at a random endpoint")
                .row("`upstream-hash-by`", Standing.EXACT_BY_SOURCE.toString(), ""));
        page.refusals("ingress-nginx", "`upstream-hash-by` of `$remote_addr`");
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
        page.refusals("kube-proxy");
        page.departures("kubeproxy", ExactnessPage.ALL);
    }

    private void envoy() {
        page.section("Envoy 1.36", "envoy");
        page.paragraph("A policy alone, for one list of hosts and without workers, priorities or outlier detection, is also a"
                + " kind of its own. *Envoy's tests* are cases of Envoy's own unit tests; *computed* cases come from a"
                + " reference that reproduces those.");
        Table table = new Table("policy", "alone", "standing", "Envoy's tests", "computed", "what cannot be known, remarks");
        List<EnvoyRows.Row> policies = EnvoyRows.policies();
        for (LbPolicyName policy : LbPolicyName.values()) {
            String alone = EnvoyRows.kindAlone(policy);
            page.provider(alone);
            envoyRow(table, policies.get(policy.ordinal()), "`" + alone + "`");
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
                envoy.standing(row).toString(),
                cell(envoy.upstream(row)),
                cell(envoy.computed(row)),
                row.note());
    }

    static String cell(Count count) {
        return count.found() == 0 ? "–" : count.holding() + " of " + count.found();
    }

    private void istio() {
        page.section("Istio 1.32", "istio");
        Table table = new Table("setting", "Envoy's policy", "standing", "remarks");
        for (IstioRows.Row row : IstioRows.all(envoy)) {
            table.row(row.name(), row.envoyPolicy(), row.standing().toString(), row.note());
        }
        page.table(table);
        page.refusals("istio");
        page.departures("envoy", Pattern.compile("Istio.*"));
    }
}
