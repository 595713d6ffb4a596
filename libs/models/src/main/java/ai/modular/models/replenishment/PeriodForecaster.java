package ai.modular.models.replenishment;

/** Learns from the past of all series once, and forecasts when that past or some more of it is known. */
public final class PeriodForecaster implements AutoCloseable {

    private final BoostedDemand boosted;
    private final int horizon;

    private PeriodForecaster(BoostedDemand boosted, int horizon) {
        this.boosted = boosted;
        this.horizon = horizon;
    }

    /** @param horizon periods ahead that are forecast */
    public static PeriodForecaster train(PeriodPanel past, int horizon, PlannerSettings settings) {
        boolean enough = settings.boostedShare() > 0 && BoostedDemand.canLearn(past, horizon);
        return new PeriodForecaster(
                enough ? BoostedDemand.train(past, horizon, settings.seed(), settings.threads()) : null, horizon);
    }

    /** Whether there was enough to grow trees from; otherwise smoothing forecasts alone. */
    public boolean hasTrees() {
        return boosted != null;
    }

    /** @param known all that is known when it is forecast; the same series in the same order */
    public DemandParts forecast(PeriodPanel known) {
        SmoothedDemand smoothed = SmoothedDemand.of(known);
        return new DemandParts(
                boosted == null ? null : boosted.forecast(known, horizon),
                smoothed.forecast(horizon),
                Spread.of(known, smoothed, horizon),
                whole(known));
    }

    private static boolean[] whole(PeriodPanel panel) {
        boolean[] result = new boolean[panel.series()];
        for (int series = 0; series < result.length; series++) {
            result[series] = true;
            for (double value : panel.demand()[series]) {
                result[series] &= Double.isNaN(value) || value == Math.rint(value);
            }
        }
        return result;
    }

    @Override
    public void close() {
        if (boosted != null) {
            boosted.close();
        }
    }
}
