package io.steelyard.fleet;

/** Whether an endpoint takes a new connection, and if not, how the one who tries comes to know. */
public interface Admission {
    /** Whether a new connection to the endpoint would stand. */
    boolean accepts(int endpoint);

    /** What becomes of a connection that the endpoint does not accept: one of the codes of {@link Reception}. */
    int refusal(int endpoint);
}
