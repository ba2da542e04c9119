package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.oracle.RoundRobinGini.Law;
import io.steelyard.oracle.RoundRobinGini.Result;
import io.steelyard.random.Distribution;
import io.steelyard.Steelyard;
import io.steelyard.traffic.Laws;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Round robin deals arrivals out evenly; what spread is left is the Gini coefficient of the lifetimes. */
@Tag("oracles")
class RoundRobinGiniTest {
    static Stream<Result> results() {
        return RoundRobinGini.results().stream();
    }

    static List<Law> laws() {
        return RoundRobinGini.laws();
    }

    @ParameterizedTest
    @MethodSource("results")
    void theSpreadOfRoundRobinIsTheGiniCoefficientOfTheLifetimes(Result result) {
        assertEquals(result.law().gini(), result.ratio().mean(), result.tolerance(), result.law().name());
    }

    /** The formulas here and those of the program are two. */
    @ParameterizedTest
    @MethodSource("laws")
    void theProgramKnowsTheCoefficients(Law law) {
        Distribution distribution = distribution(law);
        assertEquals(law.gini(), distribution.gini(), 1e-6);
        assertEquals(1000e9, distribution.mean(), 1e6);
        double left = 1 - distribution.integratedSurvival(RoundRobinGini.SETTLE * 1000e9) / distribution.mean();
        assertTrue(left <= law.remaining() + 1e-9, law.name() + " has " + left + " left");
    }

    private static Distribution distribution(Law law) {
        return Laws.distribution(Steelyard.parse("clients: {lifetime: " + law.yaml() + ", arrivals: [{poisson: 1/s}]}\n"
                        + "duration: 1s\ndeployment: {}\nbalancer: random\n")
                .baselineSetup()
                .clients()
                .lifetime()
                .law());
    }

    /** The intervals tell the laws apart: no two neighbours with different coefficients could stand for each other. */
    @Test
    void theIntervalsAreNarrowerThanTheStepsBetweenLaws() {
        List<Result> results = RoundRobinGini.results();
        for (int i = 1; i < results.size(); i++) {
            double step = results.get(i).law().gini() - results.get(i - 1).law().gini();
            assertTrue(step == 0 || results.get(i).ratio().standardError() < step, results.get(i).law().name());
        }
    }
}
