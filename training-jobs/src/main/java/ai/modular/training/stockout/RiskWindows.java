package ai.modular.training.stockout;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three stretches of the past that do not overlap: the routes learn in the first, what their probabilities mean is learnt in the second, and the third
 * judges. A case belongs where its outcome lies; what it knows ends at its origin.
 *
 * @param until last day with a known outcome
 */
record RiskWindows(LocalDate until) {

    private static final int WINDOW_DAYS = 14;
    private static final int LEARNING_ORIGINS = 16;

    /** Prime to seven: after seven origins each weekday has been one. */
    private static final int LEARNING_STEP = 5;

    private static final int STEP = 2;

    LocalDate learnUntil() {
        return until.minusDays(2 * WINDOW_DAYS);
    }

    LocalDate calibrateUntil() {
        return until.minusDays(WINDOW_DAYS);
    }

    /** Origins whose outcomes end with {@link #learnUntil}. */
    List<LocalDate> learning() {
        return before(learnUntil(), LEARNING_ORIGINS, LEARNING_STEP);
    }

    /** From {@link #learnUntil} on; outcomes end with {@link #calibrateUntil}. */
    List<LocalDate> calibrating() {
        return before(calibrateUntil(), WINDOW_DAYS / STEP, STEP);
    }

    /** From {@link #calibrateUntil} on. */
    List<LocalDate> judging() {
        return before(until, WINDOW_DAYS / STEP, STEP);
    }

    List<LocalDate> origins() {
        return Stream.of(learning(), calibrating(), judging())
                .flatMap(List::stream)
                .toList();
    }

    private static List<LocalDate> before(LocalDate end, int count, int step) {
        return IntStream.range(0, count)
                .mapToObj(i -> end.minusDays(1L + (long) (count - 1 - i) * step))
                .toList();
    }
}
