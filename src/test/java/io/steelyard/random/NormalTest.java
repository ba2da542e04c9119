package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

    /** The roots were found with 40 digits; AS 241 promises about 1e-16 and is given a few roundings more. */
    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.047096299361199237",
        "1e-20, -9.2623400897984075796",
        "2e-10, -6.2540277071601424854",
        "0.001, -3.0902323061678135354",
        "0.025, -1.9599639845400542118",
        "0.07, -1.4757910281791706856",
        "0.0750001, -1.4395307645017296865",
        "0.3, -0.52440051270804081597",
        "0.49, -0.025068908258711058033",
        "0.77, 0.73884684918521368782",
        "0.9, 1.2815515655446005935",
        "0.975, 1.9599639845400538556",
        "0.9999, 3.7190164854557083867"
    })
    void quantilesAreExactToRounding(double p, double expected) {
        assertEquals(expected, Normal.quantile(p), 3e-15 * Math.abs(expected));
    }

    @Test
    void quantileIsOddAboutOneHalf() {
        assertEquals(0, Normal.quantile(0.5));
        for (double p = 0.25; p > 1e-9; p /= 2) {
            assertEquals(-Normal.quantile(p), Normal.quantile(1 - p), 1e-15 / p);
        }
    }

    /** The function is smooth across the borders of its three regions, p = 0.075 and p = exp(-25). */
    @ParameterizedTest
    @CsvSource({"0.075", "1.3887943864964021e-11"})
    void regionsJoin(double border) {
        double below = Normal.quantile(border * (1 - 1e-9));
        double above = Normal.quantile(border * (1 + 1e-9));
        double slope = (Normal.quantile(border * 1.001) - Normal.quantile(border * 0.999)) / 0.002;
        assertEquals(2e-9 * slope, above - below, 1e-13);
    }

    /** The relative error of p is that of z times z^2 at most, plus that of erfc. */
    @Test
    void cumulativeInvertsQuantile() {
        for (double p = 0.999; p > 1e-200; p *= 0.7) {
            assertEquals(p, Normal.cumulative(Normal.quantile(p)), 1e-12 * p);
        }
    }
}
