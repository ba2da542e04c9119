package io.steelyard.sim;

import io.steelyard.observe.Observer;

/** Nobody watches: while the run settles, or because nothing of it is measured. */
enum Unobserved implements Observer {
    INSTANCE
}
