package io.steelyard.report.data;

/** The versions that a result's files carry. */
public final class Versions {
    /** The shape of the files: raised when a reader of the old shape would misread the new one. */
    public static final int SCHEMA = 1;

    /** The model that was simulated: raised when the same scenario and seed give other numbers than before. */
    public static final int MODEL = 3;

    private Versions() {}
}
