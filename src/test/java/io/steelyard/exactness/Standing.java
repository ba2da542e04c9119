package io.steelyard.exactness;

import java.util.Locale;

/** How far a policy is the product's own. */
enum Standing {
    /** Every choice is the product's, and cases hold it so. */
    EXACT,
    /** Every choice is meant to be the product's, after its source; no case of that policy is held against it. */
    EXACT_BY_SOURCE,
    /** So are the order of the draws and what is made of them; the seed of the product cannot be known. */
    EXACT_BUT_FOR_THE_SEED,
    /** Choices have the product's probabilities; its random numbers cannot be known. */
    STATISTICAL,
    /** Refused. */
    NOT_MODELLED;

    /** Without a case nothing is more than exact by its source. */
    Standing with(int cases) {
        return this == EXACT && cases == 0 ? EXACT_BY_SOURCE : this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
