package ai.modular.scoring;

import static ai.modular.scoring.SmallLake.DAY;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.models.hierarchy.Reconciliation;
import ai.modular.models.statistical.StatisticalModels;
import ai.modular.scoring.demand.ScoreDemandJobConfiguration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A night whose model says that the sums of departments are their own forecasts. */
class ReconciledNightIT extends NightCase {

    private static final int PAST = 84;
    private static final int WEEK = 7;

    private Map<String, Forecast> bottomUp;
    private Map<String, Forecast> reconciled;
    private RunIdentity run;

    private record Forecast(String store, String item, LocalDate ds, double mean, List<Double> quantiles) {

        static Forecast of(Row row) {
            return new Forecast(
                    row.getString(0), row.getString(1), row.getDate(2).toLocalDate(), row.getDouble(3), row.getList(4));
        }

        String week() {
            return "%s %d".formatted(department(), (ds.toEpochDay() - DAY.toEpochDay() - 1) / WEEK);
        }

        String department() {
            return store + (item.hashCode() % 2 == 0 ? " dairy" : " produce");
        }
    }

    @Test
    @Order(1)
    void theModelsOfOneNightAreTheSameButForTheirSums() throws Exception {
        promoteAModel();
        RunIdentity before = chain.newRun(DAY, 1);
        chain.run(before, registry, ScoreDemandJobConfiguration.class);
        bottomUp = forecasts(before);

        promoteReconciled(new Reconciliation(0, .5, 1));
        run = chain.newRun(DAY, 2);
        chain.run(run, registry, NIGHT);
        reconciled = forecasts(run);

        assertThat(reconciled.keySet()).isEqualTo(bottomUp.keySet()).hasSize(2 * 12 * 14);
    }

    /** Of the store that is always open; the history of what was delisted is not in them. */
    @Test
    @Order(2)
    void aDepartmentSellsInAWeekWhatItsOwnForecastSays() {
        Map<String, Double> sums = reconciled.values().stream()
                .filter(each -> each.store().equals(south))
                .collect(Collectors.groupingBy(Forecast::week, TreeMap::new, Collectors.summingDouble(Forecast::mean)));

        assertThat(sums).hasSize(4);
        for (String group : List.of("dairy", "produce")) {
            double[] own = StatisticalModels.exponentialSmoothing()
                    .fit(history(group), WEEK)
                    .forecast(2 * WEEK);
            for (int week = 0; week < 2; week++) {
                double expected =
                        Arrays.stream(own, week * WEEK, (week + 1) * WEEK).sum();
                assertThat(sums.get("%s %s %d".formatted(south, group, week))).isCloseTo(expected, within(1e-3));
            }
        }
    }

    private double[] history(String group) {
        double[] result = new double[PAST];
        for (DemandSeries series : lake.series()) {
            if (series.locationId().equals(south)
                    && series.group().equals(group)
                    && !series.itemId().equals("gone")) {
                for (int day = 0; day < PAST; day++) {
                    result[day] += series.demand()[series.length() - PAST + day];
                }
            }
        }
        return result;
    }

    @Test
    @Order(3)
    void meanAndQuantilesOfADepartmentsWeekShareAFactorAndAClosedDayStaysZero() {
        Map<String, Double> factors = new TreeMap<>();
        bottomUp.forEach((key, before) -> {
            Forecast after = reconciled.get(key);
            if (before.mean() > 0) {
                double factor = after.mean() / before.mean();
                assertThat(factors.computeIfAbsent(before.week(), week -> factor))
                        .isCloseTo(factor, within(1e-9));
                for (int level = 0; level < before.quantiles().size(); level++) {
                    assertThat(after.quantiles().get(level))
                            .isCloseTo(factor * before.quantiles().get(level), within(1e-9));
                }
                assertThat(after.quantiles()).isSorted();
            } else {
                assertThat(after.mean()).isZero();
            }
        });

        assertThat(factors).hasSize(8).doesNotContainValue(1.0);
        assertThat(reconciled.values())
                .filteredOn(each -> each.store().equals(north) && each.ds().equals(DAY.plusDays(2)))
                .hasSize(12)
                .allMatch(each -> each.mean() == 0 && each.quantiles().stream().allMatch(value -> value == 0));
    }

    /** One set of numbers below all reports: what is published adds up to the lake's sums, by store, by department, over the chain. */
    @Test
    @Order(4)
    void whatReadersAddUpIsWhatTheLakeAddsUp() {
        Map<String, Double> published = new TreeMap<>();
        chain.jdbc
                .sql("""
                        SELECT coalesce(f.location_id, 'chain') || coalesce(' ' || f.item_id, ''), sum(f.mean)
                        FROM insight.demand_forecast f WHERE f.business_date = :day
                        GROUP BY GROUPING SETS ((f.location_id, f.item_id), (f.location_id), ())""")
                .param("day", DAY)
                .query((row, i) -> published.put(row.getString(1), row.getDouble(2)))
                .list();
        Map<String, Double> sums = new TreeMap<>();
        reconciled.values().forEach(each -> {
            sums.merge("chain", each.mean(), Double::sum);
            sums.merge(each.store(), each.mean(), Double::sum);
            sums.merge(each.store() + " " + each.item(), each.mean(), Double::sum);
        });

        assertThat(published.keySet()).isEqualTo(sums.keySet());
        sums.forEach((level, sum) -> assertThat(published.get(level)).as(level).isCloseTo(sum, within(1e-3 * sum)));
        assertThat(night.publication()).allMatch(line -> line.endsWith(" 2 demand 2"));
    }

    @Test
    @Order(5)
    void theSameNightAgainHasTheSameForecasts() {
        RunIdentity again = chain.newRun(DAY, 3);
        chain.copyInputs(run, again);

        chain.run(again, registry, ScoreDemandJobConfiguration.class);

        assertThat(inLake(again, NightCase::hashes).get(GoldTables.DEMAND_FORECAST.name()))
                .isEqualTo(inLake(run, NightCase::hashes).get(GoldTables.DEMAND_FORECAST.name()));
        assertThat(forecasts(again)).isEqualTo(reconciled);
    }

    private Map<String, Forecast> forecasts(RunIdentity of) {
        return inLake(
                of,
                lake -> lake
                        .read(GoldTables.DEMAND_FORECAST)
                        .where(col("business_date").equalTo(DAY))
                        .select("location_id", "item_id", "ds", "mean", "quantiles")
                        .collectAsList()
                        .stream()
                        .map(Forecast::of)
                        .collect(Collectors.toMap(
                                each -> each.store() + each.item() + each.ds(),
                                each -> each,
                                (a, b) -> a,
                                TreeMap::new)));
    }
}
