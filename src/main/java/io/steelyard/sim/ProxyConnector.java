package io.steelyard.sim;

import io.steelyard.proxy.Proxy;
import io.steelyard.select.Pick;
import io.steelyard.session.Connector;

/** The way from a client to a pod through one balancer that never fails. */
record ProxyConnector(Proxy proxy) implements Connector {
    @Override
    public int connect(Pick pick, int client) {
        return proxy.connect(pick);
    }

    @Override
    public boolean connectTo(Pick pick, int client, int pod) {
        proxy.connectTo(pick, pod);
        return true;
    }

    @Override
    public void release(long now, int client, int number, int pod) {
        proxy.release(now, pod, number);
    }
}
