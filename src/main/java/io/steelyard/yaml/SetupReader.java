package io.steelyard.yaml;

import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the setup of one variant, and checks in it what no record can know by itself. */
final class SetupReader {
    private static final String CLIENTS = "clients";
    private static final String CLIENT_LIST = "client-list";

    /** Balancers that know nothing of a client but its affinity key. */
    private static final List<String> OF_AFFINITY_KEYS = List.of(
            "ring-hash",
            "maglev",
            "jump",
            "rendezvous",
            "multi-probe",
            "anchor",
            "memento",
            "dx",
            "power",
            "bounded-jump");

    private final Vocabulary vocabulary;
    private final Findings findings;
    private final Optional<Duration> duration;

    /** A reader for a run of this duration, if that is known. */
    SetupReader(Vocabulary vocabulary, Findings findings, Optional<Duration> duration) {
        this.vocabulary = vocabulary;
        this.findings = findings;
        this.duration = duration;
    }

    /** The setup; empty where there are problems, which are then among the findings. */
    Optional<Setup> read(Keys tree) {
        Setup setup = new RecordBinder(vocabulary, findings).bind(tree, Setup.class);
        if (setup == null) {
            return Optional.empty();
        }
        checkTimes(setup, tree);
        checkMeans(setup.clients(), tree);
        new NodesCheck(findings).check(setup, tree);
        AutoscalerCheck autoscalers = new AutoscalerCheck(vocabulary, findings);
        return Optional.of(checkGateway(autoscalers.checked(setup, tree), tree, autoscalers));
    }

    private Setup checkGateway(Setup setup, Keys tree, AutoscalerCheck autoscalers) {
        if (tree.get("gateway") instanceof Tree.Scalar none
                && !setup.balancer().name().equals(CLIENT_LIST)) {
            findings.problem(
                    none.place(),
                    "leaves the choice to the clients, which takes balancer: " + CLIENT_LIST + "; without the key there"
                            + " is one balancer that sees everything");
        }
        if (setup.gateway().isEmpty()) {
            if (tree.get("frontend") != null) {
                findings.idle(
                        Objects.requireNonNull(tree.get("frontend")).place(),
                        "has no effect: there is no gateway behind it");
            }
            return setup;
        }
        if (setup.gateway().get().mode() == Gateway.Mode.TCP
                && OF_AFFINITY_KEYS.contains(setup.balancer().name())) {
            Tree balancer = tree.get("balancer");
            findings.problem(
                    (balancer == null ? tree : balancer).place(),
                    "chooses by affinity keys, of which gateways of mode: tcp see nothing: they know source addresses");
        }
        Setup ofGateway = setup.ofGateway().orElseThrow();
        Keys keys = tree.get("gateway") instanceof Keys given ? given : Tree.emptyKeys(tree.place());
        return setup.withGatewayMetrics(autoscalers.checked(ofGateway, keys).metrics());
    }

    private void checkTimes(Setup setup, Keys tree) {
        List<Arrivals> arrivals = setup.clients().arrivals();
        Tree streams = tree.get(CLIENTS) instanceof Keys clients ? clients.get("arrivals") : null;
        for (int i = 0; i < arrivals.size(); i++) {
            if (arrivals.get(i) instanceof Arrivals.Burst burst) {
                checkTime(burst.at(), item(streams, i, tree));
            } else if (arrivals.get(i) instanceof Arrivals.Exact exact) {
                checkTime(exact.at(), item(streams, i, tree));
            }
        }
        List<ScenarioEvent> events = setup.events();
        for (int i = 0; i < events.size(); i++) {
            checkTime(events.get(i).at(), item(tree.get("events"), i, tree));
        }
    }

    private static Place item(@Nullable Tree list, int index, Keys tree) {
        return list instanceof Items items ? items.items().get(index).place() : tree.place();
    }

    private void checkTime(Duration at, Place place) {
        if (duration.isPresent() && at.compareTo(duration.get()) >= 0) {
            findings.problem(
                    place,
                    "happens after the end of the run: duration is " + Durations.text(duration.get()) + ", at is "
                            + Durations.text(at));
        }
    }

    /** A preset is known by its name only, so the records could not tell whether its law has a finite mean. */
    private void checkMeans(Clients clients, Keys tree) {
        Keys keys = (Keys) Objects.requireNonNull(tree.get(CLIENTS));
        for (int i = 0; i < clients.arrivals().size(); i++) {
            if (clients.arrivals().get(i) instanceof Arrivals.Closed closed
                    && !resolved(closed.pause()).hasFiniteMean()) {
                findings.problem(item(keys.get("arrivals"), i, tree), "pause must have a finite mean");
            }
        }
        if (clients.startsStationary() && !resolved(clients.lifetime().law()).hasFiniteMean()) {
            findings.problem(Objects.requireNonNull(keys.get("lifetime")).place(), Clients.NO_STATIONARY_POPULATION);
        }
    }

    private Law resolved(Law law) {
        if (law instanceof Law.Preset preset) {
            Record named = vocabulary
                    .presets()
                    .getOrDefault(Law.Preset.class, Map.of())
                    .get(preset.name());
            return named instanceof Law stood ? resolved(stood) : law;
        }
        if (law instanceof Law.Mixture mixture) {
            return new Law.Mixture(mixture.parts().stream()
                    .map(part -> new Law.Mixture.Part(part.weight(), resolved(part.law())))
                    .toList());
        }
        return law;
    }
}
