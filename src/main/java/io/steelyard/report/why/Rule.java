package io.steelyard.report.why;

import java.util.List;

/** A cause that may have shaped a result, and how its trace is found. */
interface Rule {
    /** What the runs show of the cause, as sentences without full stops; empty where its trace is not there. */
    List<String> explain(Evidence evidence);
}
