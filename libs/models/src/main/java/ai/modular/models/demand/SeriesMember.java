package ai.modular.models.demand;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.statistical.StatisticalModel;
import ai.modular.models.statistical.StatisticalModels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A model of single series as a member of the backtest and of a mix. It sees the last twelve weeks, in training as in a night: recovered demand,
 * unknown days as gaps.
 *
 * @param fit the means of the planned days of a series, finite, 0 or more
 */
record SeriesMember(String name, Function<DemandSeries, double[]> fit) {

    /** What the night reads of a series. */
    static final int WINDOW = 84;

    static final List<SeriesMember> ALL = List.of(
            new SeriesMember(DemandModels.EXPONENTIAL_SMOOTHING, ExponentialSmoothing::means),
            of("ets", StatisticalModels.exponentialSmoothing()),
            of("theta", StatisticalModels.optimisedTheta()),
            of("intermittent", StatisticalModels.intermittentChoice()),
            of("weekday-climatology", StatisticalModels.weekdayClimatology()));

    private static final int SEASON = 7;

    private static SeriesMember of(String name, StatisticalModel model) {
        return new SeriesMember(
                name, series -> model.fit(series.demand(), SEASON).forecast(series.horizon()));
    }

    /** @throws UserError if a model file names a member that this version does not have */
    static SeriesMember named(String name) {
        return ALL.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "The model mixes in %s, but this version knows only %s"
                                .formatted(
                                        name,
                                        ALL.stream().map(SeriesMember::name).toList()),
                        "Run train-demand with this version."));
    }

    /** Units per planned day. */
    double[] means(DemandSeries series) {
        return fit.apply(recent(series));
    }

    /** The last twelve weeks and what is planned. */
    static DemandSeries recent(DemandSeries series) {
        int from = Math.max(0, series.length() - WINDOW);
        if (from == 0) {
            return series;
        }
        return new DemandSeries(
                series.locationId(),
                series.itemId(),
                series.group(),
                series.origin(),
                from(series.demand(), from),
                from(series.sold(), from),
                from(series.availability(), from),
                from(series.price(), from),
                from(series.discount(), from),
                from(series.event(), from));
    }

    private static double[] from(double[] values, int first) {
        return Arrays.copyOfRange(values, first, values.length);
    }
}
