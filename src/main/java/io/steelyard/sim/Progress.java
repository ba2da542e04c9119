package io.steelyard.sim;

/** Whoever wants to know how far an experiment is; called by the threads that run it, one at a time. */
@FunctionalInterface
public interface Progress {
    /** Nobody. */
    Progress NONE = (done, of) -> {};

    /**
     * One more run has ended.
     *
     * @param done runs that have ended
     * @param of runs in all
     */
    void ended(int done, int of);
}
