package ai.modular.training.stockout;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The cases of the three windows, each in the order of series, origin and day. */
record RiskCases(RiskWindows windows, List<ShelfCase> learning, List<ShelfCase> calibrating, List<ShelfCase> judging) {

    /** With fewer, calibration and judgement would be chance. */
    private static final int FEWEST = 200;

    private static final int FEWEST_OF_EITHER = 20;

    static RiskCases of(List<ShelfHistory> shelves, RiskWindows windows) {
        return new RiskCases(
                windows,
                cut(shelves, windows.learning(), windows.learnUntil()),
                cut(shelves, windows.calibrating(), windows.calibrateUntil()),
                cut(shelves, windows.judging(), windows.until()));
    }

    private static List<ShelfCase> cut(List<ShelfHistory> shelves, List<LocalDate> origins, LocalDate last) {
        return shelves.stream()
                .flatMap(shelf -> origins.stream().flatMap(origin -> shelf.cases(origin, last).stream()))
                .toList();
    }

    /** Why nothing can be learnt, as a sentence; empty when it can. */
    Optional<String> reasonToSkip() {
        return reason("to learn from", learning, windows.learnUntil())
                .or(() -> reason("to calibrate on", calibrating, windows.calibrateUntil()))
                .or(() -> reason("to judge by", judging, windows.until()));
    }

    private static Optional<String> reason(String purpose, List<ShelfCase> cases, LocalDate until) {
        long out = out(cases);
        if (cases.size() >= FEWEST && Math.min(out, cases.size() - out) >= FEWEST_OF_EITHER) {
            return Optional.empty();
        }
        return Optional.of(
                "%,d days of shelves %s up to %s, of which %,d ran out: at least %d are needed, and %d of either kind."
                        .formatted(cases.size(), purpose, until, out, FEWEST, FEWEST_OF_EITHER));
    }

    /** For people. */
    String inWords() {
        return "%,d days of shelves to learn from, %,d to calibrate on, %,d to judge by, of which %.1f %% ran out"
                .formatted(learning.size(), calibrating.size(), judging.size(), 100. * out(judging) / judging.size());
    }

    private static long out(List<ShelfCase> cases) {
        return cases.stream().filter(ShelfCase::ranOut).count();
    }
}
