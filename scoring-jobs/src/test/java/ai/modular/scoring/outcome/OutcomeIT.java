package ai.modular.scoring.outcome;

import static ai.modular.scoring.SmallLake.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.localstack.Service;
import ai.modular.scoring.SmallLake;
import ai.modular.scoring.TestChain;
import ai.modular.scoring.overrides.ScoreOverridesJobConfiguration;
import ai.modular.spark.ContentHash;
import ai.modular.spark.Lake;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How a day and people's quantities turned out, over a small lake: first, once more, and for one store. */
@WithLocalStack({Service.POSTGRES})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutcomeIT {

    private static final Class<?>[] JOBS = {DailyFiguresJobConfiguration.class, ScoreOverridesJobConfiguration.class};

    /** Unit cost and price of every item of the lake. */
    private static final double MARGIN = .8;

    @TempDir
    static Path home;

    private TestChain chain;
    private SmallLake small;
    private Map<String, String> hashes;

    @BeforeAll
    void fillTheLake(TestServices services) {
        chain = new TestChain(services, home);
        small = new SmallLake(chain.spark(), "north", "south");
        chain.withLake(chain.newRun(DAY.minusDays(9), 1), this::fill);
        chain.jdbc.sql("""
                        INSERT INTO retail.locations (location_id, name, time_zone, currency)
                            VALUES ('north', 'N', 'UTC', 'EUR'), ('south', 'S', 'UTC', 'EUR');
                        INSERT INTO retail.products (item_id, name, department, category)
                            SELECT 'i' || n, 'Item', 'dairy', 'any' FROM generate_series(0, 9) n;
                        INSERT INTO retail.prices SELECT l, 'i' || n, DATE '2026-01-01', 2
                            FROM generate_series(0, 9) n, unnest(ARRAY['north', 'south']) l;
                        INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('mara', 'Mara', 'MANAGER', 'x')""").update();
        decide("north", "i0", 3, "CHANGED", 24, 12, 1);
        decide("south", "i0", 3, "REJECTED", 24, 0, 1);
        decide("north", "i2", 3, "APPROVED", 24, 24, 1);
        // Its last day is still to come
        decide("north", "i3", 1, "CHANGED", 24, 12, -1);
    }

    /** The stock of three and one nights ago: empty shelves of the items that were decided on. */
    private void fill(Lake lake) {
        small.write(lake);
        for (int back : new int[] {3, 1}) {
            lake.replaceDate(
                    GoldTables.STOCK_POSITION,
                    DAY.minusDays(back),
                    lake.read(GoldTables.STOCK_POSITION, DAY)
                            .selectExpr(
                                    "DATE'%s' AS business_date".formatted(DAY.minusDays(back)),
                                    "location_id",
                                    "item_id",
                                    "CAST(0 AS DECIMAL(14,3)) AS on_hand",
                                    "slice(lots, 1, 0) AS lots",
                                    "slice(on_order, 1, 0) AS on_order",
                                    "assumed",
                                    "as_of"));
        }
        lake.replaceDate(
                GoldTables.DEMAND_FORECAST,
                DAY.minusDays(1),
                lake.read(GoldTables.DEMAND_HISTORY)
                        .where("ds = DATE'%s'".formatted(DAY))
                        .selectExpr(
                                "DATE'%s' AS business_date".formatted(DAY.minusDays(1)),
                                "location_id",
                                "item_id",
                                "ds",
                                "demand * 1.1D AS mean",
                                "array_repeat(demand, 13) AS quantiles",
                                "0.1D AS day_correlation",
                                "'demand/7' AS model_version",
                                "CAST(NULL AS STRING) AS fallback"));
        lake.replaceDate(SilverTables.STOCK_MOVEMENTS, DAY, chain.spark().sql("""
                        SELECT 'e1' AS event_id, DATE'%1$s' AS business_date, TIMESTAMP'%1$s 20:00:00' AS occurred_at, 20 AS local_hour,
                            'north' AS location_id, 'i1' AS item_id, 'write_off' AS kind, CAST(5 AS DECIMAL(14,3)) AS quantity,
                            CAST(NULL AS STRING) AS lot_id, CAST(NULL AS DATE) AS expires_on, CAST(NULL AS STRING) AS order_id,
                            CAST(NULL AS STRING) AS extra""".formatted(DAY)));
    }

    private void decide(
            String store, String item, int back, String verdict, int proposed, int quantity, int lastDayBack) {
        chain.jdbc
                .sql("""
                        INSERT INTO insight.order_proposal_revision VALUES (:night, 1, :store, :item, 'supplier', :delivery, :proposed, 'each',
                            1.2, 'EUR', 0, 1, 0, 0, CAST(:receipt AS jsonb), '{}')""")
                .param("night", DAY.minusDays(back))
                .param("store", store)
                .param("item", item)
                .param("delivery", DAY.minusDays(back).plusDays(1))
                .param("proposed", proposed)
                .param(
                        "receipt",
                        "{\"version\":1,\"terms\":[{\"code\":\"EXPECTED_DEMAND\",\"value\":1,\"facts\":{\"last_day\":\"%s\"}}]}"
                                .formatted(DAY.minusDays(lastDayBack)))
                .update();
        chain.jdbc
                .sql("""
                        INSERT INTO app.order_decision (business_date, location_id, item_id, supplier_id, delivery_date, verdict, revision,
                            proposed, quantity, unit, unit_cost, currency, reason, version, decided_by)
                        VALUES (:night, :store, :item, 'supplier', :delivery, :verdict, 1, :proposed, :quantity, 'each', 1.2, 'EUR', :reason, 1,
                            'mara')""")
                .param("night", DAY.minusDays(back))
                .param("store", store)
                .param("item", item)
                .param("delivery", DAY.minusDays(back).plusDays(1))
                .param("verdict", verdict)
                .param("proposed", proposed)
                .param("quantity", quantity)
                .param("reason", verdict.equals("APPROVED") ? null : "WEATHER")
                .update();
    }

    @Test
    @Order(1)
    void theDaysFiguresAddUp() {
        RunIdentity run = chain.newRun(DAY, 1);
        chain.run(run, null, JOBS);

        double demand = small.series().stream()
                .mapToDouble(series -> series.demand()[SmallLake.DAYS - 1])
                .sum();
        assertThat(number("SELECT sum(demand) FROM insight.kpi_daily")).isCloseTo(demand, within(1e-6));
        assertThat(number("SELECT sum(products) FROM insight.kpi_daily")).isEqualTo(26);
        assertThat(
                        text(
                                "SELECT bool_and(fill_rate = 1 AND abs(bias - .1) < 1e-9) FROM insight.kpi_daily WHERE demand > 0"))
                .isEqualTo("t");
        assertThat(number("SELECT sum(wasted_value) FROM insight.kpi_daily")).isCloseTo(5 * 1.2, within(1e-9));
        assertThat(text("SELECT string_agg(DISTINCT location_id, ',') FROM insight.kpi_daily WHERE stock IS NOT NULL"))
                .as("the stock of the other store is assumed")
                .isEqualTo("north");
        assertThat(text("SELECT string_agg(DISTINCT supplier_id, ',' ORDER BY supplier_id) FROM insight.kpi_daily"))
                .as("an item has no supply terms")
                .isEqualTo(",far,supplier");
        hashes = hashes(run);
    }

    @Test
    @Order(2)
    void aDecisionIsPlayedAgainstItsProposalInTheDemandThatCame() {
        assertThat(chain.jdbc
                        .sql(
                                "SELECT location_id || ' ' || item_id || ' ' || verdict || ' ' || reason FROM insight.override_score ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("north i0 CHANGED WEATHER", "south i0 REJECTED WEATHER");
        for (String store : List.of("north", "south")) {
            double ordered = store.equals("north") ? 12 : 0;
            double came = demandOfTwoDays(store);
            double lostProposed = Math.max(0, came - 24);
            double lost = Math.max(0, came - ordered);
            double left = 24 - came + lostProposed - (ordered - came + lost);
            // What keeps costs a quarter of its value a year
            double gained = (lostProposed - lost) * MARGIN + left * 1.2 * .25 * 2 / 365;
            assertThat(number("SELECT gained FROM insight.override_score WHERE location_id = '%s'".formatted(store)))
                    .isCloseTo(gained, within(1e-9));
            assertThat(number("SELECT lost_ordered FROM insight.override_score WHERE location_id = '%s'"
                            .formatted(store)))
                    .isEqualTo(lost);
        }
    }

    private double demandOfTwoDays(String store) {
        DemandSeries series = small.series().stream()
                .filter(each -> each.locationId().equals(store) && each.itemId().equals("i0"))
                .findFirst()
                .orElseThrow();
        return series.demand()[SmallLake.DAYS - 3] + series.demand()[SmallLake.DAYS - 2];
    }

    @Test
    @Order(3)
    void aSecondRunHasTheSameRowsAndARunOfOneStoreLeavesTheOther() {
        RunIdentity again = chain.newRun(DAY, 2);
        chain.run(again, null, JOBS);
        assertThat(hashes(again)).isEqualTo(hashes);

        RunIdentity north = chain.newRun(DAY, 3, "north");
        chain.run(north, null, JOBS);
        assertThat(hashes(north)).isEqualTo(hashes);
        assertThat(number("SELECT count(*) FROM insight.override_score")).isEqualTo(2);
    }

    private Map<String, String> hashes(RunIdentity run) {
        Map<String, String> result = new TreeMap<>();
        chain.withLake(run, lake -> {
            for (TableDefinition table : List.of(GoldTables.KPI_DAILY, GoldTables.OVERRIDE_SCORE)) {
                result.put(table.name(), ContentHash.of(lake.read(table, DAY)));
            }
        });
        return result;
    }

    private double number(String sql) {
        return chain.jdbc.sql(sql).query(Double.class).single();
    }

    private String text(String sql) {
        return chain.jdbc.sql(sql).query(String.class).single();
    }
}
