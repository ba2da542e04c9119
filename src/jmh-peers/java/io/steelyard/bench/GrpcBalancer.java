package io.steelyard.bench;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ChannelLogger;
import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerProvider;
import io.grpc.ManagedChannel;
import io.grpc.SynchronizationContext;
import io.grpc.util.MultiChildLoadBalancer;
import io.grpc.xds.LeastRequestLoadBalancerProvider;
import io.grpc.xds.RingHashLoadBalancerProvider;
import io.grpc.xds.RingHashOptions;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A balancer of grpc-java over pods that all answer: the real one, in a channel that is not. */
final class GrpcBalancer {
    private final SynchronizationContext work = new SynchronizationContext((thread, failure) -> {
        throw new IllegalStateException(failure);
    });
    private final LoadBalancer balancer;
    private final Object config;
    private final List<EquivalentAddressGroup> pods;
    private LoadBalancer.SubchannelPicker picker;
    private int connected;

    private GrpcBalancer(LoadBalancerProvider provider, Map<String, ?> options, int count) {
        balancer = provider.newLoadBalancer(new Channel());
        config = provider.parseLoadBalancingPolicyConfig(options).getConfig();
        pods = new ArrayList<>(count);
        for (int pod = 0; pod < count; pod++) {
            pods.add(new EquivalentAddressGroup(
                    InetSocketAddress.createUnresolved("10.0." + (pod + 1) / 256 + "." + (pod + 1) % 256, 8080)));
        }
        resolve(pods);
    }

    /** Two choices, as the policy is by default. */
    static GrpcBalancer leastRequest(int pods) {
        return new GrpcBalancer(new LeastRequestLoadBalancerProvider(), Map.of(), pods);
    }

    /** A ring of so many points a pod. */
    static GrpcBalancer ringHash(int pods, int pointsPerPod) {
        double points = (double) pods * pointsPerPod;
        RingHashOptions.setRingSizeCap((long) points);
        return new GrpcBalancer(
                new RingHashLoadBalancerProvider(), Map.of("minRingSize", points, "maxRingSize", points), pods);
    }

    /** The call options in which a route puts the hash of a request. */
    @SuppressWarnings("unchecked")
    static CallOptions hashed(long hash) {
        try {
            Field key = Class.forName("io.grpc.xds.XdsNameResolver").getDeclaredField("RPC_HASH_KEY");
            key.setAccessible(true);
            return CallOptions.DEFAULT.withOption((CallOptions.Key<Long>) key.get(null), hash);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The picker over all pods, every one of them connected. */
    LoadBalancer.SubchannelPicker picker() {
        if (connected != pods.size()) {
            throw new IllegalStateException(connected + " of " + pods.size() + " pods connected");
        }
        return picker;
    }

    /** A pod leaves and comes back as the last one; returns the picker then. */
    LoadBalancer.SubchannelPicker removeAndAdd(int pod) {
        EquivalentAddressGroup moved = pods.remove(pod);
        resolve(pods);
        pods.add(moved);
        resolve(pods);
        return picker();
    }

    private void resolve(List<EquivalentAddressGroup> addresses) {
        work.execute(() -> {
            accept(addresses);
            connectIdle();
        });
    }

    private void accept(List<EquivalentAddressGroup> addresses) {
        balancer.acceptResolvedAddresses(LoadBalancer.ResolvedAddresses.newBuilder()
                .setAddresses(List.copyOf(addresses))
                .setAttributes(Attributes.EMPTY)
                .setLoadBalancingPolicyConfig(config)
                .build());
    }

    /** A ring connects to a pod when it is first chosen; here to all at once, with one picker made after the last. */
    private void connectIdle() {
        List<MultiChildLoadBalancer.ChildLbState> idle = new ArrayList<>();
        for (MultiChildLoadBalancer.ChildLbState child : ((MultiChildLoadBalancer) balancer).getChildLbStates()) {
            if (child.getCurrentState() == ConnectivityState.IDLE) {
                idle.add(child);
            }
        }
        setResolving(true);
        for (int i = 0; i < idle.size(); i++) {
            if (i == idle.size() - 1) {
                setResolving(false);
            }
            idle.get(i).getLb().requestConnection();
        }
        setResolving(false);
    }

    private void setResolving(boolean resolving) {
        try {
            Field field = MultiChildLoadBalancer.class.getDeclaredField("resolvingAddresses");
            field.setAccessible(true);
            field.setBoolean(balancer, resolving);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The channel as far as a balancer sees it. */
    private final class Channel extends LoadBalancer.Helper {
        @Override
        public LoadBalancer.Subchannel createSubchannel(LoadBalancer.CreateSubchannelArgs args) {
            return new Connection(args.getAddresses(), args.getAttributes());
        }

        @Override
        public void updateBalancingState(ConnectivityState state, LoadBalancer.SubchannelPicker made) {
            picker = made;
        }

        @Override
        public SynchronizationContext getSynchronizationContext() {
            return work;
        }

        @Override
        public ManagedChannel createOobChannel(EquivalentAddressGroup addresses, String authority) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAuthority() {
            return "pods";
        }

        @Override
        public ChannelLogger getChannelLogger() {
            return new Silence();
        }
    }

    /** A connection that stands as soon as it is asked for. */
    private final class Connection extends LoadBalancer.Subchannel {
        private final Attributes attributes;
        private List<EquivalentAddressGroup> addresses;
        private LoadBalancer.SubchannelStateListener listener;
        private boolean stands;

        Connection(List<EquivalentAddressGroup> addresses, Attributes attributes) {
            this.addresses = addresses;
            this.attributes = attributes;
        }

        @Override
        public void start(LoadBalancer.SubchannelStateListener told) {
            listener = told;
        }

        @Override
        public void requestConnection() {
            if (!stands) {
                stands = true;
                connected++;
                listener.onSubchannelState(ConnectivityStateInfo.forNonError(ConnectivityState.READY));
            }
        }

        @Override
        public void shutdown() {
            if (stands) {
                stands = false;
                connected--;
            }
        }

        @Override
        public void updateAddresses(List<EquivalentAddressGroup> same) {
            addresses = same;
        }

        @Override
        public List<EquivalentAddressGroup> getAllAddresses() {
            return addresses;
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }
    }

    private static final class Silence extends ChannelLogger {
        @Override
        public void log(ChannelLogLevel level, String message) {}

        @Override
        public void log(ChannelLogLevel level, String format, Object... arguments) {}
    }
}
