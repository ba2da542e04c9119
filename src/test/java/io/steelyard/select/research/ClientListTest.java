package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.TestView;
import io.steelyard.select.research.ClientList.Preset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientListTest {
    private static final int CLIENTS = 60_000;

    private final Pick pick = new Pick();

    private static ClientList list(Preset preset, boolean shuffled, TestView view) {
        ClientList list = new ClientList(new ClientList.Config(preset, shuffled), new SplitMix64(1));
        list.onMembership(0, view);
        return list;
    }

    private int choice(ClientList list, TestView view, int client, int turn) {
        return list.select(pick.set(0, client, 0).onTurn(turn), view);
    }

    @Test
    void aClientOfNatsGoesRoundItsOwnOrder() {
        TestView view = TestView.of(5);
        ClientList list = list(Preset.NATS, false, view);
        long[] orders = new long[20];
        for (int client = 0; client < CLIENTS; client++) {
            Set<Integer> tried = new HashSet<>();
            for (int turn = 0; turn < 5; turn++) {
                tried.add(choice(list, view, client, turn));
            }
            assertEquals(5, tried.size(), "each once before any twice");
            int first = choice(list, view, client, 0);
            int second = choice(list, view, client, 1);
            assertEquals(first, choice(list, view, client, 5));
            orders[first * 4 + (second > first ? second - 1 : second)]++;
        }
        Fit.assertUniform(orders, "first and second of 5");
    }

    /**
     * A rolling restart of three servers, each back before the next goes, leaves 2/3, 1/3 and none: of the orders 123, 132,
     * 213, 231, 312, 321 those that begin with 1 go to their second; then 213 goes on to 1 and 231 and 123 to 3; then of the
     * five at 3, 312, 231 and 123 go on to 1, and 321 and 132 to 2. With 213 at 1 that makes 4/6 and 2/6. Tolerance: 4.5
     * standard deviations of a binomial share.
     */
    @Test
    void aRollingRestartOfNatsLeavesTheLastServerEmpty() {
        TestView view = TestView.of(3);
        ClientList list = list(Preset.NATS, false, view);
        int[] at = new int[CLIENTS];
        int[] turns = new int[CLIENTS];
        for (int client = 0; client < CLIENTS; client++) {
            at[client] = choice(list, view, client, 0);
        }
        for (int server = 0; server < 3; server++) {
            view.suspend(server);
            list.onMembership(0, view);
            for (int client = 0; client < CLIENTS; client++) {
                if (at[client] == server) {
                    at[client] = choice(list, view, client, ++turns[client]);
                }
            }
            view.resume(server);
            list.onMembership(0, view);
        }
        long[] counts = new long[3];
        for (int server : at) {
            counts[server]++;
        }
        assertEquals(0, counts[2]);
        assertEquals(2 / 3.0, counts[0] / (double) CLIENTS, 4.5 * Math.sqrt(2 / 9.0 / CLIENTS));
    }

    @Test
    void aLineOfNobodyIsPassedOver() {
        TestView view = TestView.of(4);
        ClientList list = list(Preset.NATS, false, view);
        int[] second = new int[1000];
        int[] first = new int[1000];
        for (int client = 0; client < 1000; client++) {
            first[client] = choice(list, view, client, 0);
            second[client] = choice(list, view, client, 1);
        }
        view.remove(2);
        list.onMembership(0, view);
        for (int client = 0; client < 1000; client++) {
            assertEquals(first[client] == 2 ? second[client] : first[client], choice(list, view, client, 0));
        }
        assertEquals(2, view.add("new", 1));
        list.onMembership(0, view);
        for (int client = 0; client < 1000; client++) {
            assertEquals(first[client], choice(list, view, client, 0), "the new one has the line of the old one");
        }
    }

    @Test
    void aClientOfKafkaTakesAnyOneEachTime() {
        TestView view = TestView.of(4);
        ClientList list = list(Preset.KAFKA, false, view);
        long[] pairs = new long[16];
        for (int client = 0; client < CLIENTS; client++) {
            pairs[choice(list, view, client, 0) * 4 + choice(list, view, client, 1)]++;
        }
        Fit.assertUniform(pairs, "first and second of 4");
    }

    @Test
    void pickFirstGoesDownTheList() {
        TestView view = TestView.of(4);
        ClientList list = list(Preset.GRPC_PICK_FIRST, false, view);
        for (int client = 0; client < 100; client++) {
            for (int turn = 0; turn < 3; turn++) {
                assertEquals(0, choice(list, view, client, turn));
                pick.retry(0);
                assertEquals(1, list.select(pick, view));
                pick.retry(1);
                assertEquals(2, list.select(pick, view));
            }
        }
        RetryRule rule = ClientList.PROVIDER.retries(new ClientList.Config(Preset.GRPC_PICK_FIRST, false));
        assertEquals(RetryRule.Again.UNTRIED, rule.again());
        assertEquals(RetryRule.NEVER, ClientList.PROVIDER.retries(new ClientList.Config(Preset.NATS, false)));
    }

    @Test
    void pickFirstShufflesTheListWheneverItReadsIt() {
        TestView view = TestView.of(4);
        ClientList list = list(Preset.GRPC_PICK_FIRST, true, view);
        long[] connections = new long[16];
        long[] tries = new long[12];
        for (int client = 0; client < CLIENTS; client++) {
            int again = choice(list, view, client, 1);
            int first = choice(list, view, client, 0);
            connections[first * 4 + again]++;
            pick.retry(first);
            int second = list.select(pick, view);
            assertNotEquals(first, second);
            tries[first * 3 + (second > first ? second - 1 : second)]++;
        }
        Fit.assertUniform(connections, "first of two connections");
        Fit.assertUniform(tries, "first and second of one");
    }

    @Test
    void roundRobinGoesOnByOneFromAnyOne() {
        TestView view = TestView.of(5);
        ClientList list = list(Preset.GRPC_ROUND_ROBIN, false, view);
        long[] first = new long[5];
        for (int client = 0; client < CLIENTS; client++) {
            int start = choice(list, view, client, 0);
            first[start]++;
            for (int turn = 1; turn < 7; turn++) {
                assertEquals((start + turn) % 5, choice(list, view, client, turn));
            }
        }
        Fit.assertUniform(first, "first of 5");
    }

    @Test
    void onlyPickFirstShufflesOnDemand() {
        assertEquals(
                "shuffleAddressList must be absent or false unless preset is grpcPickFirst",
                assertThrows(IllegalArgumentException.class, () -> new ClientList.Config(Preset.KAFKA, true))
                        .getMessage());
    }
}
