package io.steelyard.exactness;

import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** The keys that the options of a balancer refuse by name, as paths. */
final class Refusals {
    private Refusals() {}

    static List<String> of(Class<? extends Record> options) {
        List<String> all = new ArrayList<>();
        collect(options, "", all);
        return all;
    }

    private static void collect(Class<?> record, String path, List<String> all) {
        NotModelled refused = record.getAnnotation(NotModelled.class);
        for (String name : refused == null ? new String[0] : refused.value()) {
            all.add(path + name);
        }
        for (RecordComponent component : record.getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            String name = key == null ? component.getName() : key.value();
            Class<?> type = inner(component.getGenericType());
            if (type.isRecord()) {
                collect(type, path + name + ".", all);
            }
        }
    }

    /** The type without the {@code Optional} or {@code List} around it. */
    private static Class<?> inner(Type type) {
        if (type instanceof ParameterizedType generic) {
            return inner(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
        }
        return (Class<?>) type;
    }
}
