package io.steelyard.exactness;

import java.util.Locale;

/** How far a policy is the product's own. */
enum Standing {
    /** Every choice is the product's. */
    EXACT,
    /** So are the order of the draws and what is made of them; the seed of the product cannot be known. */
    EXACT_BUT_FOR_THE_SEED,
    /** Choices have the product's probabilities; its random numbers cannot be known. */
    STATISTICAL,
    /** Refused. */
    NOT_MODELLED;

    /** The words for it; without a case that holds a policy so, it is said to be so by its source only. */
    String words(long cases) {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return cases > 0 || this == NOT_MODELLED ? words : words + ", by source";
    }
}
