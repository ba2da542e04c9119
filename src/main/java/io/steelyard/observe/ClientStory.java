package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The observer that follows one client through the measured part of a run and notes each of its steps; the story of a closed
 * client who comes again goes on.
 *
 * <p>Clients are counted from those that are there at the start, in the order in which they arrived, to those that arrive
 * later.
 */
public final class ClientStory implements Observer {
    private static final int NOBODY = -1;

    private final ClientTable clients;
    private final PodTable pods;
    private final int place;
    private final List<StoryStep> steps;
    private int number = NOBODY;
    private int slot = NOBODY;
    private int count;
    private int newest = NOBODY;

    /**
     * @param place the client's among those of the measured part, from 0
     * @param steps to which the steps are added
     */
    public ClientStory(ClientTable clients, PodTable pods, int place, List<StoryStep> steps) {
        this.clients = clients;
        this.pods = pods;
        this.place = place;
        this.steps = steps;
    }

    @Override
    public void onStart(long now) {
        int[] present = IntStream.range(0, clients.limit())
                .filter(clients::taken)
                .map(clients::number)
                .sorted()
                .toArray();
        count = present.length;
        newest = count == 0 ? NOBODY : present[count - 1];
        if (place >= count) {
            return;
        }
        number = present[place];
        for (int i = 0; i < clients.limit(); i++) {
            if (clients.taken(i) && clients.number(i) == number) {
                slot = i;
                String pod = clients.pod(i) >= 0 ? pods.name(clients.pod(i)) : "";
                steps.add(new StoryStep.Present(now, pod, clients.sinceNanos(i), clients.endNanos(i)));
            }
        }
    }

    @Override
    public void onArrival(long now, int at) {
        int arrived = clients.number(at);
        if (arrived > newest) {
            newest = arrived;
            if (count++ == place) {
                number = arrived;
            }
        }
        if (arrived == number) {
            slot = at;
            steps.add(new StoryStep.Arrived(now, clients.endNanos(at)));
        }
    }

    /** The number of the client of a pick that is followed, or a negative one as long as it is not there. */
    public int number() {
        return number;
    }

    /** Clients of the measured part so far. */
    public int count() {
        return count;
    }

    @Override
    public void onAttemptFailed(long now, int at, boolean reconnect, Failure cause) {
        if (at == slot) {
            steps.add(new StoryStep.Failed(now, cause));
        }
    }

    @Override
    public void onEstablished(long now, int at, int pod, boolean reconnect, int previousPod, long waitedNanos) {
        if (at == slot) {
            steps.add(new StoryStep.Connected(now, pods.name(pod), waitedNanos));
        }
    }

    @Override
    public void onLost(long now, int at, int pod, Loss cause, long heldNanos) {
        if (at == slot) {
            steps.add(new StoryStep.LostConnection(now, pods.name(pod), cause, heldNanos));
        }
    }

    @Override
    public void onMoved(long now, int at, int fromPod, int toPod, long heldNanos) {
        if (at == slot) {
            steps.add(new StoryStep.HandedOver(now, pods.name(fromPod), pods.name(toPod), heldNanos));
        }
    }

    @Override
    public void onReleased(long now, int at, int pod, long heldNanos) {
        leave(now, at, false);
    }

    @Override
    public void onLeftWaiting(long now, int at, boolean gaveUp, long waitedNanos) {
        leave(now, at, gaveUp);
    }

    private void leave(long now, int at, boolean gaveUp) {
        if (at == slot) {
            slot = NOBODY;
            steps.add(new StoryStep.Left(now, gaveUp));
        }
    }
}
