package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How late the news of pods are, instant by instant. */
class EndpointFeedTest {
    private static final String PODS = "workload: {startup: {uniform: {low: 1s, high: 1.06s}}}\n"
            + "deployment: {replicas: 1, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, template: {spec:"
            + " {containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 5}}}}]}}}\n";

    private static List<String> news(Plane plane) {
        return plane.news().stream().filter(line -> line.contains("endpoint")).toList();
    }

    @Test
    void theBalancersKnowThePodsOfTheStart() {
        assertEquals(List.of("0.0 endpoint 0"), news(new Plane(PODS + "endpoints: istiod")));
        assertEquals(List.of("0.0 endpoint 0"), news(new Plane(PODS + "endpoints: kubeProxy")));
    }

    /** The deletion at 10 s is pushed when it has been quiet for 0.5 s, and used 0.25 s after that. */
    @Test
    void istiodGathersChangesAndItsPushTakesTime() {
        Plane plane = new Plane(PODS
                + "endpoints: {istiod: {updatesBatchPeriod: 1s, debounceAfter: 500ms, debounceMax: 2s, push: 250ms}}");
        plane.until(10);
        plane.news();
        plane.plane.scale(plane.now(), 0);
        assertEquals(List.of("11.75 no endpoint 0"), news(plane.until(20)));
    }

    /** The new pod comes within 60 ms of 1 s after the old one went: both changes of an instant are one push. */
    @Test
    void whatChangesWhileIstiodWaitsIsInTheSamePush() {
        Plane plane = new Plane(PODS + "endpoints: {istiod: {debounceAfter: 1.1s, debounceMax: 10s}}");
        plane.until(10);
        plane.news();
        plane.plane.rollout();
        List<String> news = news(plane.until(20));
        assertEquals(2, news.size());
        assertEquals(
                news.get(0).substring(0, news.get(0).indexOf(' ')),
                news.get(1).substring(0, news.get(1).indexOf(' ')));
    }

    /** The only pod goes at 10 s: kube-proxy still sends to it until it is gone at 15 s, istiod does not. */
    @Test
    void kubeProxySendsToATerminatingPodWhereNoOtherIsLeft() {
        Plane plane = new Plane(PODS + "endpoints: kubeProxy");
        plane.until(10);
        plane.news();
        plane.plane.scale(plane.now(), 0);
        assertEquals(List.of("15.0 no endpoint 0"), news(plane.until(20)));
        Plane other = new Plane(PODS + "endpoints: {istiod: {debounceAfter: 100ms}}");
        other.until(10);
        other.news();
        other.plane.scale(other.now(), 0);
        assertEquals(List.of("10.1 no endpoint 0"), news(other.until(20)));
    }
}
