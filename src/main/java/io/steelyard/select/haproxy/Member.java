package io.steelyard.select.haproxy;

import java.util.ArrayList;
import java.util.List;

/**
 * A server as a look-up table knows it.
 *
 * @param number from 1
 * @param share its weight in the table's own unit
 */
record Member(int number, int share) {
    /** The members of a ring: so many points as the effective weight says. */
    static List<Member> onRing(Servers servers) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < servers.byNumber().size(); i++) {
            int slot = servers.byNumber().get(i);
            members.add(new Member(servers.number(slot), servers.effectiveWeight(slot)));
        }
        return members;
    }

    /** The members of a map: the weight, as small as the proportions allow. */
    static List<Member> onMap(Servers servers) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < servers.byNumber().size(); i++) {
            int slot = servers.byNumber().get(i);
            members.add(new Member(servers.number(slot), servers.weight(slot) / servers.commonDivisor()));
        }
        return members;
    }
}
