package ai.modular.models.statistical;

/** What the models of one series share: how it is made ready, and what is done with one that says next to nothing. */
abstract sealed class HistoryModel implements StatisticalModel
        permits Adida,
                AutomaticChoice,
                AutomaticSmoothing,
                Croston,
                IntermittentChoice,
                OptimisedTheta,
                TeunterSyntetosBabai,
                WeekdayClimatology {

    @Override
    public final StructuralFit fit(double[] y, int season) {
        return fit(History.of(y, season));
    }

    final StructuralFit fit(History history) {
        String reason = history.reasonForFallback();
        return reason == null ? fitted(history) : StructuralFit.ofMean(name(), history, reason);
    }

    /** @param history with two different values at least */
    abstract StructuralFit fitted(History history);
}
