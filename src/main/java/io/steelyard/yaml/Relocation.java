package io.steelyard.yaml;

import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.ItemPatch;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the values of a tree other places.
 *
 * @param at where all of them are to stand; null where each stays and only its path changes
 */
record Relocation(@Nullable Place at) {
    Tree move(Tree tree, String path) {
        Place place = place(tree.place(), path);
        if (tree instanceof Scalar scalar) {
            return new Scalar(place, scalar.text(), scalar.plain());
        }
        if (tree instanceof Items list) {
            List<Tree> items = new ArrayList<>(list.items().size());
            for (Tree item : list.items()) {
                items.add(move(item, place.item(items.size()).path()));
            }
            return new Items(place, items);
        }
        if (tree instanceof Keys keys) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            keys.entries().forEach((key, entry) -> {
                String below = place.key(key).path();
                entries.put(key, new Entry(place(entry.key(), below), move(entry.value(), below)));
            });
            return new Keys(place, entries);
        }
        ItemPatch patch = (ItemPatch) tree;
        return new ItemPatch(
                place,
                patch.index(),
                move(patch.item(), place.item(patch.index()).path()));
    }

    private Place place(Place old, String path) {
        return (at == null ? old : at).withPath(path);
    }
}
