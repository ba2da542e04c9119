package io.steelyard.scenario.kubernetes;

/**
 * The use of a resource by one container of each pod (autoscaling/v2 {@code ContainerResourceMetricSource}, stable since
 * Kubernetes 1.30).
 *
 * @param name {@code cpu} or {@code memory}
 * @param container the container's name
 * @param target a utilization or an average value
 */
public record ContainerResourceMetricSource(String name, String container, MetricTarget target) {
    public ContainerResourceMetricSource {
        check(name, target);
        Check.notBlank("container", container);
    }

    static void check(String name, MetricTarget target) {
        if (!name.equals("cpu") && !name.equals("memory")) {
            throw new IllegalArgumentException("name must be cpu or memory, found '" + name + "'");
        }
        if (target.averageUtilization().isEmpty() && target.averageValue().isEmpty()) {
            throw new IllegalArgumentException(
                    "target of a resource metric must have averageUtilization or averageValue, found type "
                            + target.type());
        }
        if (target.averageUtilization().isPresent() && target.averageValue().isPresent()) {
            throw new IllegalArgumentException(
                    "target of a resource metric must not have both averageUtilization and averageValue");
        }
    }
}
