package io.steelyard.conformance;

import java.util.List;

/** The shipped cases of Kubernetes, run against whichever production classes this class was loaded with. */
public final class KubernetesCases {
    private KubernetesCases() {}

    /** What fails, one line each. */
    public static List<String> failures() {
        return new KubernetesConformanceTest()
                .run(ConformanceSuite.shippedFolder())
                .failures();
    }
}
