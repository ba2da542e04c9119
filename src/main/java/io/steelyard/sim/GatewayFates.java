package io.steelyard.sim;

import io.steelyard.control.PodListener;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.proxy.Deadline;
import io.steelyard.proxy.FrontEnd;
import io.steelyard.proxy.Gateways;
import io.steelyard.session.Drains;
import io.steelyard.structure.IntList;
import java.util.Optional;

/** What the fate of gateways means for the front end and for the connections that they carry. */
final class GatewayFates implements PodListener {
    private final Gateways gateways;
    private final FrontEnd frontEnd;
    private final Simulation simulation;
    private final Optional<Long> deregistrationNanos;
    private Optional<Drains> drains = Optional.empty();
    private boolean beginning;
    private boolean cutting;

    /**
     * @param deregistrationNanos how long the connections of a gateway that is being deleted live on at most, if that is
     *     limited
     */
    GatewayFates(Gateways gateways, FrontEnd frontEnd, Simulation simulation, Optional<Long> deregistrationNanos) {
        this.gateways = gateways;
        this.frontEnd = frontEnd;
        this.simulation = simulation;
        this.deregistrationNanos = deregistrationNanos;
    }

    /** Names who takes care of the connections of gateways that end. */
    void attach(Drains those) {
        drains = Optional.of(those);
    }

    private Drains drains() {
        return drains.orElseThrow(() -> new IllegalStateException("no drains are attached"));
    }

    /** Says whether these are gateways that are there before the run, which the front end knows. */
    void setBeginning(boolean begins) {
        beginning = begins;
    }

    /** Whether connections are being cut at this moment, all of some gateways together. */
    boolean cutting() {
        return cutting;
    }

    /** The connections of a gateway that was taken off the list have had their time. */
    void deregistered(long now, int gateway) {
        IntList one = new IntList();
        one.add(gateway);
        cut(now, one);
    }

    private void cut(long now, IntList which) {
        cutting = true;
        drains().end(now, which);
        cutting = false;
    }

    @Override
    public void created(long now, int gateway) {}

    @Override
    public void serving(long now, int gateway) {
        gateways.start(gateway);
        frontEnd.register(now, gateway, beginning);
    }

    @Override
    public void notServing(long now, int gateway) {
        frontEnd.noticeable(now, gateway);
    }

    @Override
    public void endpointAdded(long now, int gateway) {}

    @Override
    public void endpointRemoved(long now, int gateway) {}

    @Override
    public void deleted(long now, int gateway) {
        frontEnd.deregister(gateway);
        deregistrationNanos.ifPresent(delay ->
                simulation.schedule(now + delay, Rank.GATEWAY_DEADLINE, Deadline.DEREGISTRATION.entity(gateway)));
    }

    @Override
    public void terminating(long now, IntList which) {
        drains().begin(now, which);
    }

    @Override
    public void containerEnded(long now, int gateway, ContainerEnd why) {}

    @Override
    public void ending(long now, IntList which) {
        for (int i = 0; i < which.size(); i++) {
            gateways.failCrossings(now, which.get(i));
        }
        cut(now, which);
        for (int i = 0; i < which.size(); i++) {
            gateways.end(which.get(i));
        }
    }

    @Override
    public void lost(long now, IntList which) {
        throw new IllegalStateException("gateways have no nodes that could be lost");
    }

    @Override
    public void gone(long now, int gateway) {}
}
