package io.steelyard.sim;

import io.steelyard.proxy.Gateways;
import io.steelyard.select.Pick;
import io.steelyard.session.Connector;

/** The way from a client to a pod through a front end and one of several gateways. */
record GatewayConnector(Gateways gateways) implements Connector {
    @Override
    public int connect(Pick pick, int client) {
        int result = gateways.connect(pick, client);
        return result == Gateways.PENDING ? PENDING : result;
    }

    @Override
    public boolean connectTo(Pick pick, int client, int pod) {
        return gateways.connectTo(pick, client, pod);
    }

    @Override
    public boolean abandon(long now, int client, int number) {
        return gateways.abandon(now, client, number);
    }

    @Override
    public void release(long now, int client, int number, int pod) {
        gateways.release(now, client, number, pod);
    }
}
