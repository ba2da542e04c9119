package io.steelyard.yaml;

/**
 * Where a value stands: its source, its position there, and its path among the keys.
 *
 * @param source a file as the user named it, or an option such as {@code --set seed=2}
 * @param line from 1; 0 where the source has no lines
 * @param column from 1, in code points
 * @param path for example {@code clients.arrivals[0].burst.at}; empty for the whole file
 */
record Place(String source, int line, int column, String path) {
    static Place whole(String source) {
        return new Place(source, 0, 0, "");
    }

    /** The same position under the path of one of its keys. */
    Place key(String key) {
        return withPath(path.isEmpty() ? key : path + "." + key);
    }

    /** The same position under the path of one of its list's items. */
    Place item(int index) {
        return withPath(path + "[" + index + "]");
    }

    /** The path of a key that stands where this one does. */
    String sibling(String key, String other) {
        return path.endsWith(key) ? path.substring(0, path.length() - key.length()) + other : path;
    }

    Place withPath(String other) {
        return new Place(source, line, column, other);
    }

    @Override
    public String toString() {
        return (line == 0 ? source : source + ": line " + line + ", column " + column)
                + (path.isEmpty() ? "" : ": " + path);
    }
}
