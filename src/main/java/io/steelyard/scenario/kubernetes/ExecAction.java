package io.steelyard.scenario.kubernetes;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hook that runs a command (core/v1 {@code ExecAction}). Understood are {@code [sleep, "5"]} and {@code [sh, -c, sleep
 * 5]}, each with or without a directory before the program, and with the units s, m and h of sleep(1). What another
 * command would do is unknown, so it is refused.
 *
 * @param command the program and its arguments
 */
public record ExecAction(List<String> command) {
    private static final Pattern SLEEP = Pattern.compile("(?:/\\S*/)?sleep\\s+([0-9]{1,9}(?:\\.[0-9]{1,9})?)([smh]?)");
    private static final Pattern SHELL = Pattern.compile("(?:/\\S*/)?(?:sh|ash|bash|dash)");

    public ExecAction {
        command = List.copyOf(command);
        parse(command);
    }

    /** How long the command takes. */
    public Duration duration() {
        return parse(command);
    }

    private static Duration parse(List<String> command) {
        boolean shell = command.size() == 3
                && SHELL.matcher(command.get(0)).matches()
                && command.get(1).equals("-c");
        Matcher matcher = SLEEP.matcher(shell ? command.get(2).strip() : String.join(" ", command));
        if (!matcher.matches() || (!shell && command.size() != 2)) {
            throw new IllegalArgumentException("command " + command + " is not modelled: only a sleep is understood,"
                    + " e.g. [sleep, \"5\"] or [sh, -c, sleep 5]");
        }
        long unitSeconds = switch (matcher.group(2)) {
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
        BigDecimal nanos = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unitSeconds))
                .movePointRight(9);
        return Duration.ofNanos(nanos.longValueExact());
    }
}
