package io.steelyard.sim;

import io.steelyard.proxy.Proxy;
import io.steelyard.select.Pick;
import io.steelyard.session.Connector;

/** The way from a client to a pod through one proxy. */
record ProxyConnector(Proxy proxy) implements Connector {
    @Override
    public int connect(Pick pick) {
        return proxy.connect(pick);
    }

    @Override
    public void connectTo(Pick pick, int pod) {
        proxy.connectTo(pick, pod);
    }

    @Override
    public void release(long now, int pod, int client) {
        proxy.release(now, pod, client);
    }
}
