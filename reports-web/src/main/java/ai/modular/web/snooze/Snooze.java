package ai.modular.web.snooze;

import java.time.LocalDate;

/**
 * An order at rest.
 *
 * @param until first day on which it may be ordered again
 * @param person by name
 */
public record Snooze(LocalDate until, String reason, String person) {}
