package io.steelyard.proxy;

import io.steelyard.structure.IntList;
import io.steelyard.structure.IntStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The processes of all gateways, by number.
 *
 * <p>A process that was replaced is kept until its last client has left; then its number is given to another.
 */
final class Processes {
    private final IntFunction<Proxy> maker;
    private final List<@Nullable Proxy> all = new ArrayList<>();
    private final IntList gateway = new IntList();
    private final IntList clients = new IntList();
    private final List<Boolean> replaced = new ArrayList<>();
    private final List<Long> retired = new ArrayList<>();
    private final IntStack free = new IntStack();
    private int made;

    /**
     * @param maker makes a process without endpoints; its argument counts the processes of the run
     */
    Processes(IntFunction<Proxy> maker) {
        this.maker = maker;
    }

    /** Makes a process of a gateway; returns its number. */
    int create(int ofGateway) {
        Proxy process = maker.apply(made++);
        if (free.isEmpty()) {
            all.add(process);
            gateway.add(ofGateway);
            clients.add(0);
            replaced.add(false);
            retired.add(Long.MAX_VALUE);
            return all.size() - 1;
        }
        int number = free.pop();
        all.set(number, process);
        gateway.set(number, ofGateway);
        replaced.set(number, false);
        retired.set(number, Long.MAX_VALUE);
        return number;
    }

    /** Another process takes the place of this one. */
    void replace(int number) {
        replaced.set(number, true);
        forgetIfUnused(number);
    }

    /** Another process is to take the place of this one, and takes what is new from an instant on. */
    void retire(int number, long now) {
        retired.set(number, Math.min(retired.get(number), now));
    }

    /** Since when the process takes nothing new; the end of all time for one that does. */
    long retiredNanos(int number) {
        return retired.get(number);
    }

    /** Whether there are clients in any process of some. */
    boolean anyInUse(IntPredicate some) {
        for (int number = 0; number < all.size(); number++) {
            if (all.get(number) != null && clients.get(number) > 0 && some.test(number)) {
                return true;
            }
        }
        return false;
    }

    /** A client has come to the process. */
    void enter(int number) {
        clients.set(number, clients.get(number) + 1);
    }

    /** A client has left the process. */
    void leave(int number) {
        clients.set(number, clients.get(number) - 1);
        forgetIfUnused(number);
    }

    private void forgetIfUnused(int number) {
        if (replaced.get(number) && clients.get(number) == 0) {
            all.set(number, null);
            free.push(number);
        }
    }

    Proxy get(int number) {
        return Objects.requireNonNull(all.get(number));
    }

    int gateway(int number) {
        return gateway.get(number);
    }
}
