package ai.modular.operations.run;

import ai.modular.contracts.error.CommandLineError;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dates that sales are known of: every job that brings some marks them in {@code ops.touched_date}, where they stay.
 *
 * <p>A date that nothing is known around is a slip of the pen: a night of it would publish empty orders as the newest ones.
 */
public final class KnownDates {

    /** A chain may be closed for some days. */
    private static final int LONGEST_CLOSURE = 7;

    private final JdbcClient jdbc;

    public KnownDates(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @throws CommandLineError if the date lies before all sales, or more than a week after them; never while none are known */
    public void requireAround(LocalDate date) {
        farFrom(date).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Why a run of the date is refused, or empty when it is not. */
    Optional<CommandLineError> farFrom(LocalDate date) {
        return jdbc.sql("SELECT min(business_date), max(business_date) FROM ops.touched_date HAVING count(*) > 0")
                .query((row, i) -> farFrom(date, row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .optional()
                .flatMap(refusal -> refusal);
    }

    private static Optional<CommandLineError> farFrom(LocalDate date, LocalDate first, LocalDate last) {
        if (!date.isBefore(first) && !date.isAfter(last.plusDays(LONGEST_CLOSURE))) {
            return Optional.empty();
        }
        return Optional.of(new CommandLineError(
                "the business date is %s, but sales are known from %s to %s".formatted(date, first, last),
                "Take a closed trading day within them. Maybe its events have not arrived yet?"));
    }
}
