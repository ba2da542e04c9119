package io.steelyard.yaml;

import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds a tree from the events of a YAML 1.2 parser. Size, depth and the number of values, aliases expanded, are
 * limited, and so are the lengths of paths, so that no input takes more than a moment; tags and a second document are refused; keys are texts and differ.
 */
final class TreeLoader {
    static final int MOST_DEPTH = 50;
    static final int MOST_PATH = 600;
    static final int MOST_VALUES = 200_000;
    private static final String MERGE = "<<";

    private final String source;
    private final Findings findings;
    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new LinkedHashMap<>();
    private int values;

    /**
     * @param values how many values it holds, itself included
     * @param height levels of collections
     * @param reach by how much the longest path in it is longer than its own
     */
    private record Anchored(Tree tree, int values, int height, int reach) {}

    private TreeLoader(String text, String source, Findings findings) {
        this.source = source;
        this.findings = findings;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(FileText.MOST_BYTES)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * Reads a text that holds one YAML document; empty where it holds none.
     *
     * @throws ScenarioException where it is no YAML or breaks a limit; duplicate keys go to the findings instead
     */
    static Optional<Tree> load(String text, String source, Findings findings) {
        try {
            return new TreeLoader(text, source, findings).document();
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            throw new ScenarioException(
                    place(source, mark), "is not YAML: " + oneLine(context + advised(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new ScenarioException(Place.whole(source), "is not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    /** The parser's words, whose advice on indentation fits tabs only. */
    private static String advised(String problem) {
        String plain = problem.replaceFirst("\\.?\\s*\\(Do not use .* for indentation\\)", "");
        return plain.contains("(TAB)") ? plain + ": indent with spaces" : plain;
    }

    private Optional<Tree> document() {
        Optional<Tree> tree = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                if (tree.isPresent()) {
                    throw new ScenarioException(place(event), "a second document begins: a scenario is one document");
                }
                tree = Optional.of(build(event, "", 0))
                        .map(root -> root instanceof Keys keys ? new Keys(Place.whole(source), keys.entries()) : root);
            }
        }
        return tree;
    }

    private Tree build(Event event, String path, int depth) {
        Place place = place(event).withPath(path);
        if (event instanceof AliasEvent alias) {
            return expand(alias, place, depth);
        }
        refuseLength(place, place.path().length());
        count(place, 1);
        int before = values;
        Tree tree;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place);
            tree = new Scalar(place, scalar.getValue(), scalar.isPlain());
        } else {
            CollectionStartEvent start = (CollectionStartEvent) event;
            refuseTag(start.getTag(), place);
            refuseDepth(place, depth);
            tree = start instanceof MappingStartEvent ? keys(place, depth) : items(place, depth);
        }
        int held = values - before + 1;
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor ->
                        anchors.put(anchor, new Anchored(tree, held, height(tree), longest(tree) - path.length())));
        return tree;
    }

    private Items items(Place place, int depth) {
        List<Tree> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(build(event, place.item(items.size()).path(), depth + 1));
        }
        return new Items(place, items);
    }

    private Keys keys(Place place, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent scalar)) {
                throw new ScenarioException(place(event).withPath(place.path()), "a key must be a plain word");
            }
            String key = scalar.getValue();
            Place at = place(event).withPath(place.key(key).path());
            refuseTag(scalar.getTag(), at);
            Event next = events.next();
            Tree value = build(next, at.path(), depth + 1);
            if (key.equals(MERGE) && scalar.isPlain()) {
                findings.problem(
                        at, "merge keys are not read: write the keys out, or give the whole value as an alias");
                continue;
            }
            boolean block = next instanceof CollectionStartEvent start && !start.isFlow();
            Entry entry = new Entry(at, block ? moved(value, at) : value);
            Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                findings.problem(
                        at, "duplicate key, first on line " + first.key().line());
            }
        }
        return new Keys(place, entries);
    }

    /** A block collection begins at its first item; the key above says better where it is. */
    private static Tree moved(Tree tree, Place at) {
        return tree instanceof Items items
                ? new Items(at, items.items())
                : tree instanceof Keys keys ? new Keys(at, keys.entries()) : tree;
    }

    private Tree expand(AliasEvent alias, Place place, int depth) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw new ScenarioException(
                    place,
                    "alias `*" + alias.getAlias().getValue() + "` has no finished anchor `&"
                            + alias.getAlias().getValue() + "` above it");
        }
        count(place, anchored.values());
        if (anchored.height() > 0) {
            refuseDepth(place, depth + anchored.height() - 1);
        }
        refuseLength(place, place.path().length() + anchored.reach());
        return anchored.tree().withPath(place.path());
    }

    private void count(Place place, int more) {
        values += more;
        if (values > MOST_VALUES) {
            throw new ScenarioException(
                    place, "too many values: at most " + MOST_VALUES + ", what an alias stands for counted each time");
        }
    }

    private static void refuseDepth(Place place, int depth) {
        if (depth >= MOST_DEPTH) {
            throw new ScenarioException(place.withPath(""), "nested too deeply: at most " + MOST_DEPTH + " levels");
        }
    }

    private static int height(Tree tree) {
        int below = 0;
        for (Tree child : tree.children()) {
            below = Math.max(below, height(child));
        }
        return tree instanceof Scalar ? 0 : below + 1;
    }

    private static int longest(Tree tree) {
        int longest = tree.place().path().length();
        for (Tree child : tree.children()) {
            longest = Math.max(longest, longest(child));
        }
        return longest;
    }

    private static void refuseTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            throw new ScenarioException(place, "type tags are not read: remove `" + oneLine(tag.get()) + "`");
        }
    }

    private static void refuseLength(Place place, int length) {
        if (length > MOST_PATH) {
            throw new ScenarioException(
                    place.withPath(""),
                    "keys too long: with those above it at most " + MOST_PATH + " characters, but has " + length);
        }
    }

    private Place place(Event event) {
        return place(source, event.getStartMark().orElse(null));
    }

    private static Place place(String source, @Nullable Mark mark) {
        return mark == null ? Place.whole(source) : new Place(source, mark.getLine() + 1, mark.getColumn() + 1, "");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
