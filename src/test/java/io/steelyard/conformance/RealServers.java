package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.fleet.Admission;
import io.steelyard.fleet.EndpointSource;
import io.steelyard.fleet.Reception;
import java.util.Arrays;

/** The servers of a measurement, by their number in its list: what balancers may know of them, and which are alive. */
final class RealServers implements EndpointSource, Admission {
    private final String[] names;
    private final String[] addresses;
    private final double[] weights;
    private final boolean[] dead;
    private boolean seemAlive;
    private int lastRefusing;

    /** Reads a list of {@code [name, address]} or {@code [name, address, weight]}. */
    RealServers(JsonNode list) {
        int count = list.size();
        names = new String[count];
        addresses = new String[count];
        weights = new double[count];
        dead = new boolean[count];
        for (int i = 0; i < count; i++) {
            names[i] = list.get(i).get(0).asText();
            addresses[i] = list.get(i).get(1).asText();
            weights[i] = list.get(i).size() > 2 ? list.get(i).get(2).asDouble() : 1;
        }
    }

    int count() {
        return names.length;
    }

    String name(int server) {
        return names[server];
    }

    int number(String name) {
        int number = Arrays.asList(names).indexOf(name);
        if (number < 0) {
            throw new MalformedCaseException("names a server '" + name + "', which it has not listed");
        }
        return number;
    }

    void setDead(int server, boolean dead) {
        this.dead[server] = dead;
    }

    boolean isDead(int server) {
        return dead[server];
    }

    /** Lets dead servers take connections, for a proxy that holds them while it waits. */
    void letDeadSeemAlive() {
        seemAlive = true;
    }

    /** The dead server that was tried last. */
    int lastRefusing() {
        return lastRefusing;
    }

    @Override
    public String address(int endpoint) {
        return addresses[endpoint];
    }

    @Override
    public double weight(int endpoint) {
        return weights[endpoint];
    }

    @Override
    public long readySinceNanos(int endpoint) {
        return 0;
    }

    @Override
    public int node(int endpoint) {
        return -1;
    }

    @Override
    public int zone(int endpoint) {
        return 0;
    }

    @Override
    public int subset(int endpoint) {
        return 0;
    }

    @Override
    public boolean accepts(int endpoint) {
        return seemAlive || !dead[endpoint];
    }

    @Override
    public int refusal(int endpoint) {
        lastRefusing = endpoint;
        return Reception.REFUSED;
    }
}
