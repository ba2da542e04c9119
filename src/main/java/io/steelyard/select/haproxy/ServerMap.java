package io.steelyard.select.haproxy;

import io.steelyard.select.SharedTables;
import java.util.List;

/**
 * HAProxy's map: the numbers of servers in a list, each as often as its weight says and evenly spread (HAProxy 2.6
 * {@code src/lb_map.c}).
 */
final class ServerMap {
    private final int[] numbers;

    /** What a map is made of. */
    private record Ingredients(List<Member> members) {}

    static ServerMap shared(SharedTables tables, List<Member> members) {
        return tables.get(ServerMap.class, new Ingredients(members), () -> new ServerMap(members));
    }

    private ServerMap(List<Member> members) {
        int total = members.stream().mapToInt(Member::share).sum();
        numbers = new int[total];
        int[] scores = new int[members.size()];
        for (int entry = 0; entry < total; entry++) {
            int best = 0;
            int highest = Integer.MIN_VALUE;
            for (int i = 0; i < scores.length; i++) {
                scores[i] += members.get(i).share();
                int value = (scores[i] + total) / total;
                if (value > highest) {
                    highest = value;
                    best = i;
                }
            }
            numbers[entry] = members.get(best).number();
            scores[best] -= total;
        }
    }

    int size() {
        return numbers.length;
    }

    int number(int index) {
        return numbers[index];
    }
}
