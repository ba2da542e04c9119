package io.steelyard.select;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The look-up tables of one run: selectors that need equal ones share one.
 *
 * <p>A table is known by what it is made of, and forgotten when nobody uses it any more. Not thread-safe.
 */
public final class SharedTables {
    private static final int LEAST_SWEPT = 64;

    private final Map<Record, WeakReference<Object>> tables = new LinkedHashMap<>();
    private int sweepAt = LEAST_SWEPT;

    /**
     * Returns the table made of something, which is built if nobody has it.
     *
     * @param type of the table; one type of ingredients belongs to one type of table
     * @param ingredients all that the table depends on, compared by {@code equals}; must not change
     */
    public <T> T get(Class<T> type, Record ingredients, Supplier<T> build) {
        WeakReference<Object> known = tables.get(ingredients);
        @Nullable Object table = known == null ? null : known.get();
        if (table == null) {
            table = build.get();
            sweep();
            tables.put(ingredients, new WeakReference<>(table));
        }
        return type.cast(table);
    }

    private void sweep() {
        if (tables.size() >= sweepAt) {
            tables.values().removeIf(reference -> reference.get() == null);
            sweepAt = Math.max(LEAST_SWEPT, 2 * tables.size());
        }
    }
}
