package ai.modular.models.gate;

/** Whom the challenger meets. */
public sealed interface Opponent {

    /** There is no champion yet. */
    record None() implements Opponent {}

    /**
     * There is a champion, but it cannot be evaluated any more: it does not hold its place.
     *
     * @param why a clause, for people
     */
    record Lost(String version, String why) implements Opponent {}

    /**
     * A champion with which nothing can be compared fairly: it has learned from all days and its own backtest is not known. It holds its place.
     *
     * @param why a clause, for people
     */
    record Incomparable(String version, String why) implements Opponent {}

    /** @param basis on what both were scored, for people: "days that the champion did not learn from" */
    record Paired(String version, PairedComparison comparison, String basis) implements Opponent {}
}
