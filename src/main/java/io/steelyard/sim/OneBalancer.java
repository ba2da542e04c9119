package io.steelyard.sim;

import io.steelyard.proxy.Proxy;
import io.steelyard.select.Pick;
import io.steelyard.session.Connector;

/** The way through one balancer that sees every connection, learns of every change at once, and never fails. */
record OneBalancer(Proxy proxy) implements Way, Connector {
    @Override
    public Connector connector() {
        return this;
    }

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

    @Override
    public void changeEndpoint(long now, int pod, boolean takes) {
        if (takes) {
            proxy.addEndpoint(pod);
        } else {
            proxy.removeEndpoint(pod);
        }
    }
}
