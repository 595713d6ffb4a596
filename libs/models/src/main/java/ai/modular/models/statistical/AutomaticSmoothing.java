package ai.modular.models.statistical;

/**
 * Exponential smoothing in the form with the least AICc: level; with trend; with damped trend; with season; with both. A trend
 * must be certain, and a season that is drawn towards nothing costs fewer parameters. Error, trend and season are
 * added: counts with zeros have no ratios. R. J. Hyndman et al., A state space framework for automatic forecasting using exponential smoothing methods,
 * International Journal of Forecasting 18 (2002), 439–454. Without two seasons of known periods, only the forms without season.
 */
final class AutomaticSmoothing extends HistoryModel {

    @Override
    public String name() {
        return "exponential-smoothing";
    }

    @Override
    StructuralFit fitted(History history) {
        SeasonProfile profile = SeasonProfile.of(history);
        SmoothingForm.Candidate level = SmoothingForm.simple(history);
        SmoothingForm.Candidate best = level;
        for (SmoothingForm form : SmoothingForm.values()) {
            if (form != SmoothingForm.ANN && (!form.seasonal() || history.showsSeason())) {
                SmoothingForm.Candidate candidate = form.search(history, profile, form.seasonal() ? best : level);
                best = candidate.criterion() < best.criterion() ? candidate : best;
            }
        }
        return best.fit(name(), history);
    }
}
