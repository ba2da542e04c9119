package io.steelyard.random;

import org.apache.commons.math3.special.Erf;

/** The standard normal law: its distribution function and the inverse of it. */
final class Normal {

    private static final double SQRT_2 = 1.4142135623730951;

    private Normal() {}

    /** Returns P(Z &lt;= z); accurate in the lower tail too, where it is not computed as 1 minus something. */
    static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z / SQRT_2);
    }

    /**
     * Returns the z with P(Z &lt;= z) = p for p of (0, 1), to about 1e-15 relative: algorithm AS 241 (PPND16) of M. J.
     * Wichura, "The percentage points of the normal distribution", Applied Statistics 37, 1988.
     */
    static double quantile(double p) {
        double fromCentre = p - 0.5;
        if (Math.abs(fromCentre) <= 0.425) {
            return fromCentre * central(0.180625 - fromCentre * fromCentre);
        }
        double tail = fromCentre < 0 ? p : 1.0 - p;
        double r = Math.sqrt(-StrictMath.log(tail));
        double magnitude = r <= 5.0 ? middle(r - 1.6) : far(r - 5.0);
        return fromCentre < 0 ? -magnitude : magnitude;
    }

    private static double central(double r) {
        double numerator = 2509.0809287301227;
        numerator = numerator * r + 33430.57558358813;
        numerator = numerator * r + 67265.7709270087;
        numerator = numerator * r + 45921.95393154987;
        numerator = numerator * r + 13731.69376550946;
        numerator = numerator * r + 1971.5909503065513;
        numerator = numerator * r + 133.14166789178438;
        numerator = numerator * r + 3.3871328727963665;
        double denominator = 5226.495278852854;
        denominator = denominator * r + 28729.085735721943;
        denominator = denominator * r + 39307.89580009271;
        denominator = denominator * r + 21213.794301586597;
        denominator = denominator * r + 5394.196021424751;
        denominator = denominator * r + 687.1870074920579;
        denominator = denominator * r + 42.31333070160091;
        denominator = denominator * r + 1.0;
        return numerator / denominator;
    }

    private static double middle(double r) {
        double numerator = 0.0007745450142783414;
        numerator = numerator * r + 0.022723844989269184;
        numerator = numerator * r + 0.2417807251774506;
        numerator = numerator * r + 1.2704582524523684;
        numerator = numerator * r + 3.6478483247632045;
        numerator = numerator * r + 5.769497221460691;
        numerator = numerator * r + 4.630337846156546;
        numerator = numerator * r + 1.4234371107496835;
        double denominator = 1.0507500716444169e-9;
        denominator = denominator * r + 0.0005475938084995345;
        denominator = denominator * r + 0.015198666563616457;
        denominator = denominator * r + 0.14810397642748008;
        denominator = denominator * r + 0.6897673349851;
        denominator = denominator * r + 1.6763848301838038;
        denominator = denominator * r + 2.053191626637759;
        denominator = denominator * r + 1.0;
        return numerator / denominator;
    }

    private static double far(double r) {
        double numerator = 2.0103343992922881e-7;
        numerator = numerator * r + 2.7115555687434876e-5;
        numerator = numerator * r + 0.0012426609473880784;
        numerator = numerator * r + 0.026532189526576124;
        numerator = numerator * r + 0.29656057182850487;
        numerator = numerator * r + 1.7848265399172913;
        numerator = numerator * r + 5.463784911164114;
        numerator = numerator * r + 6.657904643501103;
        double denominator = 2.0442631033899397e-15;
        denominator = denominator * r + 1.421511758316446e-7;
        denominator = denominator * r + 1.8463183175100548e-5;
        denominator = denominator * r + 0.0007868691311456133;
        denominator = denominator * r + 0.014875361290850615;
        denominator = denominator * r + 0.1369298809227358;
        denominator = denominator * r + 0.599832206555888;
        denominator = denominator * r + 1.0;
        return numerator / denominator;
    }
}
