package ai.modular.models.statistical;

/** A model of one series that needs nothing but the series. Has no state that changes: threads may share it. */
public sealed interface StatisticalModel permits HistoryModel, SegmentEnsemble {

    /** In kebab case, the same in every run. */
    String name();

    /**
     * Fits the model. Gaps do not move it, gaps before the first known period do not exist, and an outlier beyond eight times what 95 % of the sales
     * stay below counts as that much. What cannot be fitted has a simpler fit, which says why: {@link FittedModel#fallback()}.
     *
     * @param y demand per period, oldest first; NaN or infinite where unknown. It is not changed
     * @param season periods after which a season repeats, such as 7 for days; 1 for none
     * @throws IllegalArgumentException if season is below 1
     */
    FittedModel fit(double[] y, int season);
}
