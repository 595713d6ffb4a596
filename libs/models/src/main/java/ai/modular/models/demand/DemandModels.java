package ai.modular.models.demand;

import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.hierarchy.Reconciliation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a job gets its model of demand, and learns which series no model can forecast. */
public final class DemandModels {

    public static final String LIGHTGBM = "lightgbm-tweedie";
    public static final String SEASONAL_NAIVE = "seasonal-naive";
    public static final String EXPONENTIAL_SMOOTHING = "exponential-smoothing";

    /** LightGBM and models of single series, mixed by class of demand. */
    public static final String ENSEMBLE = "ensemble";

    /** Models of single series alone, mixed by class of demand. */
    public static final String STATISTICAL_ENSEMBLE = "statistical-ensemble";

    /** What a training registers one of, as it is or {@link #reconciled}. */
    static final List<String> BASES = List.of(LIGHTGBM, ENSEMBLE);

    private DemandModels() {}

    /** The name of a model whose forecasts are reconciled with forecasts of their sums. */
    public static String reconciled(String base) {
        return base + "-reconciled";
    }

    /** The names of what a training may register. */
    public static List<String> registrable() {
        return Stream.concat(BASES.stream(), BASES.stream().map(DemandModels::reconciled))
                .toList();
    }

    /**
     * Loads what {@link DemandTraining} wrote: the trees alone, or a mix with models of single series when its manifest has weights. Each thread that forecasts loads its own model and closes it.
     *
     * @throws ai.modular.contracts.error.UserError if a file of the artifact is missing or cannot be read
     */
    public static DemandModel load(Path artifactFolder) {
        return DemandArtifact.load(artifactFolder);
    }

    /**
     * How the forecasts of the loaded model are to be reconciled with those of their sums, which takes all series of a night together; empty when they are
     * to be published as they are.
     *
     * @throws ai.modular.contracts.error.UserError if the manifest is missing, cannot be read or is of another version
     */
    public static Optional<Reconciliation> reconciliation(Path artifactFolder) {
        return DemandArtifact.reconciliation(artifactFolder);
    }

    /** The mean of the weekday over the last four weeks: needs no training. */
    public static DemandModel seasonalNaive() {
        return new SeasonalNaive();
    }

    /** Exponential smoothing of the level with a weekly season: needs no training. */
    public static DemandModel exponentialSmoothing() {
        return new ExponentialSmoothing();
    }

    /**
     * Why no model can forecast the series, or empty when every model can. Such a series belongs into the table of skipped series; a model that
     * is given one throws {@link IllegalArgumentException}. All zeros, gaps and a single known day are no reasons: they have a forecast.
     */
    public static Optional<String> reasonToSkip(DemandSeries series) {
        if (series.horizon() < 1) {
            return Optional.of("no day is planned after %s".formatted(series.origin()));
        }
        return reasonInPast(series);
    }

    static Optional<String> reasonInPast(DemandSeries series) {
        int known = 0;
        for (double value : series.demand()) {
            if (value < 0 || Double.isInfinite(value)) {
                return Optional.of("demand has the value %s, but a quantity is 0 or more".formatted(value));
            }
            known += Double.isNaN(value) ? 0 : 1;
        }
        return known > 0
                ? Optional.empty()
                : Optional.of("no day with known demand up to %s".formatted(series.origin()));
    }

    static void requireForecastable(DemandSeries series) {
        reasonToSkip(series).ifPresent(reason -> {
            throw new IllegalArgumentException("location %s item %s cannot be forecast: %s"
                    .formatted(series.locationId(), series.itemId(), reason));
        });
    }
}
