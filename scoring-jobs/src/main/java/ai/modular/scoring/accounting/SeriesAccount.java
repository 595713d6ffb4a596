package ai.modular.scoring.accounting;

import ai.modular.contracts.error.RunFailed;

/**
 * How many series went in and what became of them.
 *
 * @param in distinct series of the inputs, counted apart from the work itself
 * @param out series with a result
 * @param skipped series without one, each with its reason
 */
public record SeriesAccount(long in, long out, long skipped) {

    /** @throws RunFailed if a series was lost or doubled */
    public SeriesAccount requireBalance(String job) {
        if (in != out + skipped) {
            throw new RunFailed(
                    "%s took in %d series, but %d came out and %d were skipped".formatted(job, in, out, skipped),
                    "Nothing of it is published. Look for a series that stands twice in the inputs, then run it again.");
        }
        return this;
    }

    /** For people: {@code 2,391 series, 9 skipped}. */
    public String inWords() {
        return skipped == 0 ? "%,d series".formatted(out) : "%,d series, %,d skipped".formatted(out, skipped);
    }
}
