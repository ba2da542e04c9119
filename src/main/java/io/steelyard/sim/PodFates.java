package io.steelyard.sim;

import io.steelyard.control.PodListener;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Observer;
import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.session.Drains;
import io.steelyard.structure.IntList;
import java.util.Optional;
import java.util.function.Supplier;

/** What the fate of one workload's pods means for balancers, clients and the recorder. */
final class PodFates implements PodListener {
    private final PodTable pods;
    private final int subset;
    private final Way way;
    private final Supplier<Observer> observer;
    private Optional<Drains> drains = Optional.empty();

    /**
     * @param subset of the service to which the workload's pods belong
     * @param observer who watches at the moment
     */
    PodFates(PodTable pods, int subset, Way way, Supplier<Observer> observer) {
        this.pods = pods;
        this.subset = subset;
        this.way = way;
        this.observer = observer;
    }

    /** Names who takes care of the connections of pods that end. */
    void attach(Drains those) {
        drains = Optional.of(those);
    }

    private Drains drains() {
        return drains.orElseThrow(() -> new IllegalStateException("no drains are attached"));
    }

    private void noticeable(long now, IntList which) {
        for (int i = 0; i < which.size(); i++) {
            way.noticeable(now, which.get(i));
        }
    }

    @Override
    public void created(long now, int pod) {
        pods.setSubset(pod, subset);
        observer.get().onPodCreated(now, pod);
    }

    @Override
    public void serving(long now, int pod) {
        way.noticeable(now, pod);
        observer.get().onPodServing(now, pod);
    }

    @Override
    public void notServing(long now, int pod) {
        observer.get().onPodNotServing(now, pod);
    }

    @Override
    public void endpointAdded(long now, int pod) {
        way.changeEndpoint(now, pod, true);
    }

    @Override
    public void endpointRemoved(long now, int pod) {
        way.changeEndpoint(now, pod, false);
    }

    @Override
    public void deleted(long now, int pod) {
        observer.get().onPodDeleted(now, pod);
    }

    @Override
    public void terminating(long now, IntList which) {
        drains().begin(now, which);
        noticeable(now, which);
    }

    @Override
    public void containerEnded(long now, int pod, ContainerEnd why) {
        observer.get().onContainerEnded(now, pod, why);
    }

    @Override
    public void ending(long now, IntList which) {
        drains().end(now, which);
        noticeable(now, which);
    }

    @Override
    public void lost(long now, IntList which) {
        drains().lose(now, which);
        noticeable(now, which);
    }

    @Override
    public void gone(long now, int pod) {
        observer.get().onPodGone(now, pod);
    }
}
