package io.steelyard.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.fleet.FleetView;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private final PodTable pods = new PodTable();
    private final List<String> told = new ArrayList<>();
    private final Reception reception = new Reception(pods, 3);
    private final Proxy proxy = new Proxy(pods, reception, new LastComer());

    /** Chooses the endpoint that came last and notes what it is told, with what the view shows at that moment. */
    private final class LastComer implements Selector {
        @Override
        public int select(Pick pick, FleetView view) {
            told.add("select " + pick.client());
            return view.size() == 0 ? NONE : view.slotAt(view.size() - 1);
        }

        @Override
        public void onAssigned(Pick pick, int slot) {
            told.add("assigned " + pick.client() + " to " + slot);
        }

        @Override
        public void onEstablished(long now, int slot) {
            told.add("established " + slot + " at " + now);
        }

        @Override
        public void onReleased(long now, int slot, int client) {
            told.add("released " + client + " from " + slot + " at " + now);
        }

        @Override
        public void onMembership(long now, FleetView view) {
            List<String> members = new ArrayList<>();
            for (int rank = 0; rank < view.size(); rank++) {
                members.add(view.address(view.slotAt(rank)) + "=" + view.active(view.slotAt(rank)));
            }
            told.add("members " + members + " at " + now);
        }
    }

    private static Pick pick(long now, int client) {
        return new Pick().set(now, client, client, client, 0);
    }

    private void addEndpoint() {
        int pod = pods.create(0, pods.count(), 0);
        pods.start(pod, 0);
        pods.becomeReady(pod, 0);
        reception.listen(pod);
        proxy.addEndpoint(pod);
    }

    @Test
    void theSelectorIsToldOfMembersOnceBeforeItsFirstChoice() {
        assertEquals(Reception.NO_ENDPOINT, proxy.connect(pick(5, 1)));
        assertEquals(Reception.NO_ENDPOINT, proxy.connect(pick(6, 2)));
        assertEquals(List.of("members [] at 5", "select 1", "select 2"), told);
    }

    @Test
    void changesAreToldInOneBatchBeforeTheNextChoice() {
        addEndpoint();
        addEndpoint();
        addEndpoint();
        proxy.removeEndpoint(0);
        assertEquals(List.of(), told);

        assertEquals(2, proxy.connect(pick(7, 1)));

        assertEquals(
                List.of(
                        "members [10.0.0.2:8080=0, 10.0.0.3:8080=0] at 7",
                        "select 1",
                        "assigned 1 to 2",
                        "established 2 at 7"),
                told);
        told.clear();
        proxy.tellChanges(8);
        assertEquals(2, proxy.connect(pick(9, 2)));
        assertEquals(List.of("select 2", "assigned 2 to 2", "established 2 at 9"), told);
    }

    @Test
    void aConnectionCountsFromAssignmentToRelease() {
        addEndpoint();
        proxy.connect(pick(1, 1));
        proxy.connect(pick(2, 2));
        told.clear();
        proxy.release(3, 0, 2);
        addEndpoint();
        proxy.tellChanges(4);
        assertEquals(List.of("released 2 from 0 at 3", "members [10.0.0.1:8080=1, 10.0.0.2:8080=0] at 4"), told);
    }

    @Test
    void aPodThatLeftTheViewKeepsItsConnectionsAndItsSlot() {
        addEndpoint();
        proxy.connect(pick(1, 1));
        proxy.removeEndpoint(0);
        addEndpoint();
        assertEquals(1, proxy.connect(pick(2, 2)));
        told.clear();

        proxy.release(3, 0, 1);
        proxy.release(3, 1, 2);

        assertEquals(List.of("released 1 from 0 at 3", "released 2 from 1 at 3"), told);
        assertThrows(IllegalStateException.class, () -> proxy.release(4, 0, 1));
    }

    @Test
    void aGivenPodIsConnectedToPastTheSelector() {
        addEndpoint();
        addEndpoint();
        proxy.connectTo(pick(4, 9), 0);
        assertEquals(
                List.of("members [10.0.0.1:8080=0, 10.0.0.2:8080=0] at 4", "assigned 9 to 0", "established 0 at 4"),
                told);
        assertEquals(
                "pod 5 is unknown to the proxy",
                assertThrows(IllegalStateException.class, () -> proxy.connectTo(pick(5, 1), 5))
                        .getMessage());
    }
}
