package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * The layer-4 balancer before the gateways.
 *
 * @param preset a cloud's balancer, whose values stand where nothing else is said
 * @param balancer how it chooses a gateway for a connection
 * @param healthCheck how it finds out which gateways listen; without it, it knows at once
 * @param deregistration how long the connections of a gateway that is being deleted live on at most; without it, as long
 *     as the gateway carries them
 * @param idleTimeout after how long without a packet it forgets a connection; the client's next ping then finds that it is
 *     gone. Without it, never.
 */
@NotModelled({"crossZone"})
public record Frontend(
        Optional<Preset> preset,
        @Default("random") Spec balancer,
        Optional<HealthCheck> healthCheck,
        Optional<Duration> deregistration,
        Optional<Duration> idleTimeout) {
    public Frontend {
        deregistration.ifPresent(delay -> Checks.positive("deregistration", delay));
        idleTimeout.ifPresent(delay -> Checks.positive("idleTimeout", delay));
        if (healthCheck.isPresent() && healthCheck.get().onMarkedDown() != HealthCheck.OnMarkedDown.KEEP) {
            throw new IllegalArgumentException("healthCheck must not have onMarkedDown: a front end keeps connections");
        }
    }

    /** A cloud's layer-4 balancer. */
    public enum Preset {
        /**
         * A Network Load Balancer of AWS as the AWS Load Balancer Controller v2 makes it: checks every 10 s, three
         * results count either way, 300 s of deregistration, TCP flows forgotten after 350 s.
         */
        @Key("aws-nlb")
        AWS_NLB(Duration.ofSeconds(10), 3, 3, Duration.ofSeconds(300), Duration.ofSeconds(350));

        private final Duration interval;
        private final int rise;
        private final int fall;
        private final Duration deregistration;
        private final Duration idleTimeout;

        Preset(Duration interval, int rise, int fall, Duration deregistration, Duration idleTimeout) {
            this.interval = interval;
            this.rise = rise;
            this.fall = fall;
            this.deregistration = deregistration;
            this.idleTimeout = idleTimeout;
        }

        private HealthCheck healthCheck() {
            return new HealthCheck(interval, rise, fall, HealthCheck.OnMarkedDown.KEEP);
        }
    }

    /** The health checks that are made: those that are given, else the preset's. */
    public Optional<HealthCheck> checks() {
        return healthCheck.or(() -> preset.map(Preset::healthCheck));
    }

    /** The limit of deregistration that holds: what is given, else the preset's. */
    public Optional<Duration> deregistrationLimit() {
        return deregistration.or(() -> preset.map(of -> of.deregistration));
    }

    /** The idle timeout that holds: what is given, else the preset's. */
    public Optional<Duration> idleLimit() {
        return idleTimeout.or(() -> preset.map(of -> of.idleTimeout));
    }
}
