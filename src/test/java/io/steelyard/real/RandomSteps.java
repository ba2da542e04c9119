package io.steelyard.real;

import io.steelyard.conformance.ServerLine;
import io.steelyard.random.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is done to every proxy: connections that open and close at random, and between them each kind of change once.
 *
 * <p>Servers are added while the process runs; one is drained, one killed; both return, the killed one first; a server is added
 * by a reload; one more is drained and another one killed after it.
 */
final class RandomSteps {
    /** Servers that take connections at the beginning. */
    static final int INITIAL = 6;

    /** Servers in all: two are added by command, and one by a reload. */
    static final int SERVERS = INITIAL + 3;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
    private static final int LONGEST_KEY = 14;

    private final RandomSource random;
    private final int opens;
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int opened;

    private RandomSteps(RandomSource random, int opens) {
        this.random = random;
        this.opens = opens;
        for (int i = 0; i < Math.max(1, opens / 3); i++) {
            keys.add(key());
        }
    }

    /** The lines of a table of steps, with so many connections opened of their own accord. */
    static List<String> draw(RandomSource random, int opens) {
        RandomSteps steps = new RandomSteps(random, opens);
        steps.drawAll();
        return steps.lines;
    }

    private String key() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(LONGEST_KEY);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private void drawAll() {
        lines.add("op,arg,key,virtual_t");
        int[] order = permutation(INITIAL);
        churnUntil(0.25);
        change('A', INITIAL, INITIAL + 1);
        churnUntil(0.38);
        change('D', order[0]);
        churnUntil(0.50);
        change('K', order[1]);
        churnUntil(0.60);
        change('U', order[1]);
        churnUntil(0.68);
        change('U', order[0]);
        churnUntil(0.78);
        change('R', INITIAL + 2);
        churnUntil(0.86);
        change('D', order[2]);
        churnUntil(0.92);
        change('K', order[3]);
        churnUntil(1);
    }

    private int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    private void churnUntil(double share) {
        int target = opens / 4;
        while (opened < share * opens) {
            double chance = open.isEmpty() ? 1 : Math.max(0.1, 1 - open.size() / (2.0 * target));
            if (random.nextDouble() < chance) {
                open.add(opened);
                add('O', Integer.toString(opened), keys.get(random.nextInt(keys.size())));
                opened++;
            } else {
                int at = random.nextInt(open.size());
                add('C', Integer.toString(open.get(at)), "");
                open.set(at, open.get(open.size() - 1));
                open.remove(open.size() - 1);
            }
        }
    }

    private void change(char operation, int... servers) {
        List<String> names = new ArrayList<>();
        for (int server : servers) {
            names.add(ServerLine.name(server));
        }
        add(operation, String.join("|", names), "");
    }

    private void add(char operation, String argument, String key) {
        lines.add(String.format(Locale.ROOT, "%c,%s,%s,%.2f", operation, argument, key, lines.size() * 0.01));
    }
}
