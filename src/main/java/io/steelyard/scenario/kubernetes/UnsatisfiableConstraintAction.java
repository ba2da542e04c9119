package io.steelyard.scenario.kubernetes;

/** What becomes of a pod that no node takes without breaking a constraint: it waits, or goes where it breaks it least. */
public enum UnsatisfiableConstraintAction {
    DoNotSchedule,
    ScheduleAnyway
}
