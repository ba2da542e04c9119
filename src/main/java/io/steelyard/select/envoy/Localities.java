package io.steelyard.select.envoy;

/** Which priority and weight the hosts of a zone have. */
interface Localities {
    /** What {@link #priority} says of a zone whose hosts are left out. */
    int LEFT_OUT = -1;

    /** All zones alike: one priority, and no weights. */
    Localities NONE = new Localities() {
        @Override
        public int priority(int zone) {
            return 0;
        }

        @Override
        public boolean weighted() {
            return false;
        }

        @Override
        public double weight(int zone, double hosts) {
            return hosts;
        }
    };

    /** The priority of the zone's hosts, 0 being used first, or {@link #LEFT_OUT}. */
    int priority(int zone);

    /** How many priorities there are at least, even where some have no hosts. */
    default int priorities() {
        return 1;
    }

    /** Whether a zone is chosen by weight before a host is chosen in it. */
    boolean weighted();

    /**
     * The weight of a zone, at least 0.
     *
     * @param hosts the sum of the weights of its hosts
     */
    double weight(int zone, double hosts);
}
