package io.steelyard.select.kubeproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.structure.IntList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * IPVS on all nodes: a virtual server on each, which knows only the connections that came by that node.
 *
 * <p>Follows Linux 6.12 {@code net/netfilter/ipvs}. A connection that has ended is remembered for 120 s (TIME_WAIT), one
 * that was refused for 10 s (CLOSE); until then it counts as inactive. Departure: a pod that crashes resets its
 * connections, of which the kernel then forgets even those within 10 s; here they are all remembered for 120 s.
 */
final class Ipvs implements DataPath {
    private static final long TIME_WAIT_NANOS = 120_000_000_000L;
    private static final long CLOSE_NANOS = 10_000_000_000L;

    /** The first address and the number of them in 10.96.0.0/12, kubeadm's default range for Services. */
    private static final int FIRST_SERVICE = 0x0A60_0000;

    private static final int SERVICES = 1 << 20;

    private final IPVSSchedulerMethod method;
    private final Optional<Duration> affinityTimeout;
    private final RandomSource random;
    private final int serviceAddress;
    private final RealServers servers = new RealServers();
    private final List<VirtualServer> onNode = new ArrayList<>();
    private final List<Templates> templatesOnNode = new ArrayList<>();
    private final Connections connections = new Connections();
    private final Closing timeWait = new Closing(TIME_WAIT_NANOS);
    private final Closing close = new Closing(CLOSE_NANOS);
    private int chosenServer;
    private int chosenTemplate;

    /** Draws the Service's address. */
    Ipvs(IPVSSchedulerMethod method, Optional<Duration> affinityTimeout, RandomSource random) {
        this.method = method;
        this.affinityTimeout = affinityTimeout;
        this.random = random;
        serviceAddress = FIRST_SERVICE + random.nextInt(SERVICES);
    }

    @Override
    public void sync(long now, EntryNodes nodes, FleetView view, Members members) {
        forgetClosed(now);
        servers.sync(view);
        IntList endpoints = new IntList();
        IntList wanted = endpoints;
        for (int node = 0; node < nodes.size(); node++) {
            if (node == onNode.size()) {
                addNode();
            }
            if (nodes.endpoints(node) != endpoints) {
                endpoints = nodes.endpoints(node);
                wanted = servers.byAddress(endpoints);
            }
            onNode.get(node).check(now);
            onNode.get(node).sync(wanted, servers.size());
        }
    }

    private void addNode() {
        Destinations destinations = new Destinations();
        Scheduler scheduler = Scheduler.create(method, destinations, servers, serviceAddress, random);
        onNode.add(new VirtualServer(destinations, scheduler, random.nextDouble()));
        affinityTimeout.ifPresent(timeout -> templatesOnNode.add(new Templates(timeout.toNanos(), destinations)));
    }

    @Override
    public int choose(int node, Pick pick) {
        forgetClosed(pick.now());
        onNode.get(node).check(pick.now());
        if (affinityTimeout.isEmpty()) {
            chosenTemplate = Templates.NONE;
            chosenServer = onNode.get(node).scheduler().schedule(pick);
        } else {
            chooseByTemplate(node, pick);
        }
        return chosenServer == Destinations.NONE ? Selector.NONE : servers.slot(chosenServer);
    }

    private void chooseByTemplate(int node, Pick pick) {
        Templates templates = templatesOnNode.get(node);
        chosenTemplate = templates.use(pick.now(), pick.source());
        if (chosenTemplate != Templates.NONE) {
            chosenServer = templates.server(chosenTemplate);
            return;
        }
        chosenServer = onNode.get(node).scheduler().schedule(pick);
        if (chosenServer != Destinations.NONE) {
            chosenTemplate = templates.create(pick.now(), pick.source(), chosenServer);
        }
    }

    @Override
    public void place(int node, Pick pick, int slot) {
        chosenServer = servers.at(slot);
        chosenTemplate = Templates.NONE;
        if (affinityTimeout.isPresent()) {
            Templates templates = templatesOnNode.get(node);
            int template = templates.use(pick.now(), pick.source());
            if (template == Templates.NONE) {
                template = templates.create(pick.now(), pick.source(), chosenServer);
            }
            chosenTemplate = templates.server(template) == chosenServer ? template : Templates.NONE;
        }
    }

    @Override
    public void open(int node, int client) {
        connections.open(client, node, chosenServer, chosenTemplate);
        onNode.get(node).destinations().open(chosenServer);
        if (chosenTemplate != Templates.NONE) {
            templatesOnNode.get(node).control(chosenTemplate);
        }
    }

    @Override
    public void release(long now, int client) {
        end(now, client, timeWait);
    }

    @Override
    public void fail(long now, int client) {
        end(now, client, close);
    }

    private void end(long now, int client, Closing closing) {
        int connection = connections.end(client);
        onNode.get(connections.node(connection)).destinations().close(connections.server(connection));
        closing.add(now, connection);
    }

    private void forgetClosed(long now) {
        while (Math.min(timeWait.nextNanos(), close.nextNanos()) <= now) {
            Closing next = close.nextNanos() < timeWait.nextNanos() ? close : timeWait;
            long at = next.nextNanos();
            forget(at, next.remove());
        }
    }

    private void forget(long at, int connection) {
        int node = connections.node(connection);
        onNode.get(node).destinations().forget(connections.server(connection), at);
        int template = connections.template(connection);
        if (template != Templates.NONE) {
            templatesOnNode.get(node).uncontrol(at, template);
        }
        connections.forget(connection);
    }
}
