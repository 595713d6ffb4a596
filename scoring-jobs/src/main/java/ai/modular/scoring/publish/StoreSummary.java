package ai.modular.scoring.publish;

/**
 * A store's night in numbers.
 *
 * @param lines proposals, those of nothing included
 * @param toOrder proposals of more than nothing
 * @param warnings proposals that somebody should look at
 * @param willRunOut those among them whose shelf is likely to be empty before the delivery
 */
record StoreSummary(String locationId, long lines, long toOrder, long warnings, long willRunOut) {}
