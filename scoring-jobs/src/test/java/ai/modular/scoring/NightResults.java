package ai.modular.scoring;

import static ai.modular.scoring.SmallLake.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.models.inventory.Receipt;
import ai.modular.scoring.demand.ScoreDemandJobConfiguration;
import ai.modular.scoring.orders.ProposeOrdersJobConfiguration;
import ai.modular.scoring.publish.PublishJobConfiguration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A night without a model and one with a champion, and what readers find after it. */
abstract class NightResults extends NightCase {

    @Test
    @Order(1)
    void withARegistryThatHangsAndNoModelEverUsedTheSeasonalNaiveForecastStandsInAndReadersAreTold() {
        gate.hold();
        RunIdentity run = chain.newRun(DAY, 1);

        chain.run(
                run,
                impatient,
                ScoreDemandJobConfiguration.class,
                ProposeOrdersJobConfiguration.class,
                PublishJobConfiguration.class);

        assertThat(night.publication())
                .containsExactly(north + " 1 seasonal-naive null", south + " 1 seasonal-naive null");
        assertThat(night.notes(north))
                .containsExactly(
                        "MLflow does not answer at %s, and no model was ever used: demand is the seasonal naive forecast."
                                .formatted(gate.uri()),
                        "Stock on hand is assumed in %s.".formatted(south));
        assertThat(
                        night.count(
                                "insight.order_proposal WHERE NOT 'FORECAST_FALLBACK' = ANY (exceptions) AND NOT 'NO_FORECAST' = ANY (exceptions)"))
                .isZero();
        gate.open();
    }

    @Test
    @Order(2)
    void theChampionForecastsEverySeriesOrItsNameAndReasonStandInTheTableOfSkippedOnes() throws Exception {
        promoteAModel();
        champions = chain.newRun(DAY, 2);

        chain.run(champions, registry, NIGHT);

        assertThat(night.publication()).containsExactly(north + " 2 demand 1", south + " 2 demand 1");
        assertThat(night.lines(
                        "SELECT job, item_id, reason FROM insight.skipped_series WHERE location_id = '%s' ORDER BY 1, 2",
                        north))
                .containsExactly(
                        "propose-orders gone delisted on " + DAY.minusDays(3),
                        "propose-orders orphan no supply terms",
                        "score-demand fresh no sales history in the last 84 days",
                        "score-demand gone delisted on " + DAY.minusDays(3),
                        "score-stockout fresh no stock position",
                        "score-stockout gone delisted on " + DAY.minusDays(3),
                        "score-stockout orphan no supply terms",
                        "score-stockout uncounted no stock position");
        assertThat(
                        night.lines(
                                "SELECT location_id, count(*), count(DISTINCT item_id) FROM insight.demand_forecast GROUP BY 1 ORDER BY 1"))
                .containsExactly(north + " 168 12", south + " 168 12");
    }

    @Test
    @Order(3)
    void whatGoesIntoAJobComesOutOrIsNamedAndNothingDoesBoth() {
        // 14 items in each of two stores
        assertThat(night.lines("""
                        SELECT job, count(*), count(DISTINCT (location_id, item_id)) FROM (
                            SELECT DISTINCT 'score-demand' AS job, location_id, item_id FROM insight.demand_forecast
                            UNION ALL SELECT DISTINCT 'score-stockout', location_id, item_id FROM insight.stockout_risk
                            UNION ALL SELECT DISTINCT 'propose-orders', location_id, item_id FROM insight.order_proposal
                            UNION ALL SELECT job, location_id, item_id FROM insight.skipped_series) GROUP BY job ORDER BY 1"""))
                .containsExactly("propose-orders 28 28", "score-demand 28 28", "score-stockout 28 28");
    }

    @Test
    @Order(4)
    void whatARunReadFromOutsideItselfIsPinnedAndNothingElse() {
        assertThat(night.lines(
                        "SELECT name, value FROM ops.run_input WHERE run_id = '%s' ORDER BY kind, name",
                        champions.runId()))
                .containsExactly(
                        "gold.demand_history 1",
                        // Made and written twice by the run before
                        "gold.skipped_series 2",
                        "gold.stock_position 1",
                        "silver.calendar 1",
                        "silver.items 1",
                        "silver.locations 1",
                        "silver.order_snoozes absent",
                        "silver.prices 1",
                        "silver.promotions 1",
                        "silver.suppliers 1",
                        "silver.supply_terms 1",
                        "demand 1",
                        "demand.source CHAMPION",
                        "stockout projected-stock",
                        "stockout.source NO_CHAMPION");
    }

    @Test
    @Order(5)
    void anItemWhoseFirstPriceIsStillToComeIsForecastLikeTheOthers() {
        assertThat(night.count("insight.demand_forecast WHERE item_id = 'orphan' AND mean >= 0"))
                .isEqualTo(28);
    }

    @Test
    @Order(6)
    void everyReceiptAddsUpToItsQuantityAndEveryQuantityIsWholePacks() {
        List<String> wrong = new ArrayList<>();
        chain.jdbc
                .sql("SELECT item_id, quantity, receipt::text FROM insight.order_proposal")
                .query((row, i) -> {
                    BigDecimal quantity = row.getBigDecimal(2);
                    BigDecimal sum = Receipt.fromJson(row.getString(3)).sum();
                    boolean packs = quantity.remainder(new BigDecimal("6")).signum() == 0;
                    if (sum.compareTo(quantity) != 0 || !packs) {
                        wrong.add("%s: %s, but its terms add up to %s".formatted(row.getString(1), quantity, sum));
                    }
                    return quantity;
                })
                .list();

        assertThat(wrong).isEmpty();
        assertThat(night.count("insight.order_proposal")).isEqualTo(24);
        assertThat(night.count("insight.order_proposal WHERE quantity > 0 AND item_id = 'i9'"))
                .isEqualTo(2);
        assertThat(night.count("insight.order_proposal WHERE jsonb_array_length(receipt -> 'what_if') >= 3"))
                .as("but for what nobody could forecast")
                .isEqualTo(22);
    }

    @Test
    @Order(7)
    void exceptionsNameWhatAManagerMustLookAt() {
        Map<String, Set<String>> exceptions = new TreeMap<>();
        chain.jdbc
                .sql("SELECT item_id, unnest(exceptions) FROM insight.order_proposal WHERE location_id = :store")
                .param("store", north)
                .query((row, i) -> exceptions
                        .computeIfAbsent(row.getString(1), item -> new HashSet<>())
                        .add(row.getString(2)))
                .list();

        assertThat(exceptions.get("fresh")).containsExactlyInAnyOrder("NO_FORECAST");
        assertThat(exceptions.get("uncounted")).contains("NO_STOCK_POSITION", "WILL_RUN_OUT");
        assertThat(exceptions.get("i3")).contains("PROMOTION_AHEAD");
        assertThat(exceptions.get("i9")).contains("WILL_RUN_OUT");
        assertThat(exceptions.get("i1")).contains("EXPIRES_UNSOLD");
        assertThat(exceptions.get("i8")).contains("WILL_RUN_OUT", "ORDER_POSTPONED");
        assertThat(night.count(
                        "insight.order_proposal WHERE location_id = '%s' AND 'STOCK_ASSUMED' = ANY (exceptions)",
                        south))
                .isEqualTo(10);
        assertThat(
                        night.lines(
                                "SELECT DISTINCT item_id FROM insight.order_proposal WHERE receipt::text LIKE '%%terms_assumed%%'"))
                .containsExactly("i5");
    }

    @Test
    @Order(8)
    void nothingIsForecastForADayOnWhichTheStoreIsClosed() {
        assertThat(night.lines(
                        "SELECT location_id, max(mean) = 0, count(*) FROM insight.demand_forecast WHERE ds = '%s' GROUP BY 1 ORDER BY 1",
                        DAY.plusDays(2)))
                .containsExactly(north + " t 12", south + " f 12");
    }

    @Test
    @Order(9)
    void anEmptyShelfRunsOutAlmostCertainlyAndTheRiskEndsBeforeTheDelivery() {
        // Ordered on Sunday at a lead time of two days for Monday, Wednesday, Friday: sellable on Wednesday the 25th.
        // Not certainly: about one day in a hundred nobody wants the item
        assertThat(night.lines(
                        "SELECT ds, probability BETWEEN .95 AND 1 FROM insight.stockout_risk WHERE location_id = '%s' AND item_id = 'i9' ORDER BY ds",
                        south))
                .containsExactly("2026-11-23 t", "2026-11-24 t");
    }

    @Test
    @Order(10)
    void recentDaysAreThereForTheChart() {
        assertThat(night.lines("""
                        SELECT first_day, cardinality(sold), cardinality(availability), sold[56] = demand[56], count(*) OVER ()
                        FROM insight.demand_recent WHERE location_id = '%s' AND item_id = 'i0'""", north)).containsExactly("2026-09-28 56 56 t 1");
    }
}
