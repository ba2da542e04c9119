package io.steelyard.traffic;

import io.steelyard.scenario.Law;

/**
 * A lifetime law with a name.
 *
 * @param name how scenarios call it
 * @param law the law
 * @param fitted whether it was fitted to real sessions; otherwise it is a proposal whose shape and figures were chosen
 * @param source what it was fitted to, or why it was chosen
 */
public record LawPreset(String name, Law law, boolean fitted, String source) {}
