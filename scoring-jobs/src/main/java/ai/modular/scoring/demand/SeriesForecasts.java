package ai.modular.scoring.demand;

import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.FallbackChain;
import ai.modular.spark.DemandDays;
import ai.modular.spark.SeriesBatches.BatchFunction;
import ai.modular.spark.SeriesBatches.Series;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/** Forecasts batch after batch on an executor. Every series comes out: with a forecast, or with the reason why it has none. */
final class SeriesForecasts implements BatchFunction<SeriesForecast> {

    private final DemandDays days;
    private final ShippedModel shipped;
    private final boolean withSums;
    private transient DemandModel model;

    /** @param withSums whether each forecast is to tell what it adds to the sums of its department */
    SeriesForecasts(DemandDays days, ShippedModel shipped, boolean withSums) {
        this.days = days;
        this.shipped = shipped;
        this.withSums = withSums;
    }

    @Override
    public Iterator<SeriesForecast> apply(List<Series> batch) {
        List<SeriesForecast> results = new ArrayList<>(batch.size());
        List<DemandSeries> accepted = new ArrayList<>(batch.size());
        List<boolean[]> closed = new ArrayList<>(batch.size());
        for (Series series : batch) {
            Optional<DemandSeries> demand = days.series(series);
            Optional<String> reason = reasonToSkip(series, demand);
            if (reason.isPresent()) {
                results.add(SeriesForecast.skipped(series.locationId(), series.itemId(), reason.get()));
            } else {
                accepted.add(demand.orElseThrow());
                closed.add(closedDays(series));
            }
        }
        if (!accepted.isEmpty()) {
            forecast(accepted, closed, results);
        }
        return results.iterator();
    }

    private Optional<String> reasonToSkip(Series series, Optional<DemandSeries> demand) {
        LocalDate delistedOn = DemandDays.facts(series)
                .map(facts -> facts.<Date>getAs("delisted_on"))
                .map(Date::toLocalDate)
                .orElse(LocalDate.MAX);
        if (!delistedOn.isAfter(days.origin())) {
            return Optional.of("delisted on " + delistedOn);
        }
        if (demand.isEmpty()) {
            return Optional.of("no sales history in the last %d days".formatted(days.days()));
        }
        return DemandModels.reasonToSkip(demand.get());
    }

    private boolean[] closedDays(Series series) {
        boolean[] result = new boolean[days.horizon()];
        DemandDays.facts(series).map(SeriesForecasts::closed).ifPresent(closed -> {
            for (int day = 0; day < Math.min(result.length, closed.size()); day++) {
                result[day] = closed.get(day);
            }
        });
        return result;
    }

    private static List<Boolean> closed(Row facts) {
        int at = facts.fieldIndex("plan_closed");
        return facts.isNullAt(at) ? List.of() : facts.getList(at);
    }

    private void forecast(List<DemandSeries> accepted, List<boolean[]> closed, List<SeriesForecast> results) {
        List<FallbackChain.Result> forecasts = new FallbackChain(model()).forecast(accepted);
        for (int i = 0; i < accepted.size(); i++) {
            DemandSeries series = accepted.get(i);
            SeriesForecast result = SeriesForecast.of(
                    series.locationId(),
                    series.itemId(),
                    forecasts.get(i),
                    closed.get(i),
                    model().dayCorrelation(series.group()));
            results.add(withSums ? result.withSums(series, forecasts.get(i).forecast(), days.days()) : result);
        }
    }

    /** One per task: a model is for one thread, and loading it is cheap beside some thousand series. */
    private DemandModel model() {
        if (model == null) {
            DemandModel opened = shipped.open();
            TaskContext task = TaskContext.get();
            if (task != null) {
                task.addTaskCompletionListener((TaskCompletionListener) context -> opened.close());
            }
            model = opened;
        }
        return model;
    }
}
