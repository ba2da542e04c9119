package io.steelyard.theory;

/**
 * The replicas that an autoscaler sets at each sync when connections are spread evenly and pods start at once: the integer
 * recursion {@code R' = ceil(R u / target)}, u the connections per pod some syncs ago.
 *
 * <p>A model of the HorizontalPodAutoscaler's formula, not the controller: no unready pods, no missing samples.
 *
 * @param target connections per pod wanted
 * @param tolerance no change while u / target is within this of 1
 * @param minReplicas the least replicas
 * @param maxReplicas the most replicas
 * @param staleSyncs how many syncs old the metric is; 0 is fresh
 * @param limitedUp whether a sync adds at most the greater of 100 % and 4 pods, the default policy at 15 s
 * @param downWindowSyncs over how many past syncs the highest recommendation holds before a decrease; 300 s are 20
 */
public record HpaRecursion(
        double target,
        double tolerance,
        int minReplicas,
        int maxReplicas,
        int staleSyncs,
        boolean limitedUp,
        int downWindowSyncs) {

    /**
     * Returns the replicas after each sync, beginning with the initial ones.
     *
     * @param initial replicas before the load changes, which also count as a recommendation
     * @param before connections before time 0
     * @param after connections from time 0 on
     * @param syncs how many syncs to follow
     */
    public int[] replicas(int initial, double before, double after, int syncs) {
        int[] replicas = new int[syncs + 1];
        int[] recommended = new int[syncs + 1];
        replicas[0] = initial;
        recommended[0] = initial;
        for (int sync = 1; sync <= syncs; sync++) {
            int current = replicas[sync - 1];
            int measured = sync - 1 - staleSyncs;
            double perPod = measured < 0 ? before / initial : after / replicas[measured];
            recommended[sync] = recommendation(current, perPod);
            int stabilized = recommended[sync];
            for (int past = Math.max(0, sync - downWindowSyncs); past < sync; past++) {
                stabilized = Math.max(stabilized, Math.min(current, recommended[past]));
            }
            int most = limitedUp ? Math.max(2 * current, current + 4) : maxReplicas;
            replicas[sync] = Math.max(minReplicas, Math.min(Math.min(most, maxReplicas), stabilized));
        }
        return replicas;
    }

    private int recommendation(int current, double perPod) {
        double ratio = perPod / target;
        return Math.abs(ratio - 1) <= tolerance ? current : (int) Math.ceil(ratio * current);
    }

    /**
     * Returns the largest loop gain at which a metric that many syncs old leaves the log-linearised loop stable, {@code 2
     * sin(pi / (2 (2d + 1)))} (S. Levin and R. May, 1976); the autoscaler's gain is 1.
     */
    public static double stableGain(int staleSyncs) {
        return 2 * StrictMath.sin(Math.PI / (2 * (2.0 * staleSyncs + 1)));
    }
}
