package io.steelyard.fleet;

/** What is known of the endpoints behind a proxy, by endpoint number; it does not change while a proxy knows the endpoint. */
public interface EndpointSource {
    /** The endpoint's {@code address:port}. */
    String address(int endpoint);

    /** Relative weight, above 0. */
    double weight(int endpoint);

    /** When the endpoint became ready, nanoseconds. */
    long readySinceNanos(int endpoint);

    /** The number of the endpoint's node; negative where it has none. */
    int node(int endpoint);

    /** The number of the endpoint's zone, at least 0. */
    int zone(int endpoint);

    /** The number of the subset of the service that the endpoint belongs to, at least 0. */
    int subset(int endpoint);
}
