package io.steelyard.bench;

/**
 * One row of the tables: a balancer with options.
 *
 * @param label how the tables call it
 * @param balancer as a scenario writes it; {@code POINTS} stands for {@value Rows#POINTS_PER_POD} times the number of pods
 * @param cost what takes so long with many pods that fewer shots must do
 */
record Row(String label, String balancer, Cost cost) {
    /** What takes long with many pods. */
    enum Cost {
        /** Nothing. */
        LOW,
        /** A choice. */
        PICK,
        /** A change of the membership. */
        CHANGE,
        /** Both. */
        BOTH;

        boolean covers(Cost one) {
            return this == one || this == BOTH;
        }
    }
}
