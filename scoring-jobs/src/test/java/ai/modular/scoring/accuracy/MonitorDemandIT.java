package ai.modular.scoring.accuracy;

import static ai.modular.scoring.SmallLake.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.localstack.Service;
import ai.modular.scoring.SmallLake;
import ai.modular.scoring.TestChain;
import ai.modular.spark.ContentHash;
import ai.modular.spark.Lake;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** Nights over a small lake: before any forecast came true, after two whose forecasts were a fifth too high, once more, and for one store. */
@WithLocalStack({Service.POSTGRES})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitorDemandIT {

    private static final Class<?> JOB = MonitorDemandJobConfiguration.class;

    /** Two stores with 13 series each that have a history. */
    private static final int SERIES = 13;

    @TempDir
    static Path home;

    private TestChain chain;
    private Map<String, String> hashes;

    @BeforeAll
    void fillTheLake(TestServices services) {
        chain = new TestChain(services, home, Map.of("MODULARAI_MONITOR_LEAST_DAYS", "5"));
        chain.withLake(chain.newRun(DAY.minusDays(9), 1), new SmallLake(chain.spark(), "north", "south")::write);
    }

    @Test
    @Order(1)
    void beforeAnyForecastHasComeTrueThereIsNothing() {
        chain.run(chain.newRun(DAY, 1), null, JOB);

        assertThat(one("SELECT count(*) FROM insight.forecast_accuracy")).isEqualTo("0");
        assertThat(one("SELECT count(*) FROM insight.worst_series")).isEqualTo("0");
        assertThat(one("SELECT count(DISTINCT measure) FROM insight.forecast_drift WHERE measure LIKE 'SHIFT%'"))
                .isEqualTo("4");
        assertThat(one("SELECT count(*) FROM insight.forecast_drift WHERE measure NOT LIKE 'SHIFT%'"))
                .isEqualTo("0");
    }

    @Test
    @Order(2)
    void eachForecastOfTheDayIsComparedOnce() {
        chain.withLake(chain.newRun(DAY.minusDays(2), 1), lake -> forecast(lake, DAY.minusDays(2), 1.2));
        chain.withLake(chain.newRun(DAY.minusDays(1), 1), lake -> forecast(lake, DAY.minusDays(1), 1.2));
        RunIdentity run = chain.newRun(DAY, 2);

        chain.run(run, null, JOB);

        assertThat(
                        one(
                                "SELECT string_agg(DISTINCT horizon || ' ' || model_version, ', ') FROM insight.forecast_accuracy"))
                .isEqualTo("1 demand/7, 2 demand/7");
        assertThat(one("SELECT sum(days) FROM insight.forecast_accuracy")).isEqualTo(Integer.toString(2 * 2 * SERIES));
        assertThat(
                        one(
                                "SELECT bool_and(abs(bias - .2) < 1e-6 AND abs(wape - .2) < 1e-6) FROM insight.forecast_accuracy WHERE demand > 0"))
                .isEqualTo("t");
        assertThat(one("SELECT bool_and(drift) FROM insight.forecast_drift WHERE measure IN ('BIAS', 'COVERAGE')"))
                .isEqualTo("t");
        assertThat(one("SELECT bool_or(drift) FROM insight.forecast_drift WHERE measure = 'ERROR'"))
                .isEqualTo("f");
        hashes = hashes(run);
    }

    @Test
    @Order(3)
    void aSecondRunOfTheDateHasTheSameRows() {
        RunIdentity again = chain.newRun(DAY, 3);

        chain.run(again, null, JOB);

        assertThat(hashes(again)).isEqualTo(hashes);
        assertThat(one("SELECT sum(days) FROM insight.forecast_accuracy")).isEqualTo(Integer.toString(2 * 2 * SERIES));
    }

    @Test
    @Order(4)
    void aRunOfOneStoreLeavesTheOther() {
        chain.withLake(chain.newRun(DAY.minusDays(1), 2, "north"), lake -> forecast(lake, DAY.minusDays(1), 2.0));

        chain.run(chain.newRun(DAY, 4, "north"), null, JOB);

        assertThat(chain.jdbc.sql("""
                                SELECT location_id || ' ' || horizon || ' ' || round((sum(absolute_error) / sum(demand))::numeric, 2)
                                FROM insight.forecast_accuracy GROUP BY location_id, horizon ORDER BY 1""").query(String.class).list())
                .isEqualTo(List.of("north 1 1.00", "north 2 0.20", "south 1 0.20", "south 2 0.20"));
        assertThat(one("SELECT string_agg(DISTINCT cause, ' ') FROM insight.worst_series WHERE location_id = 'north'"))
                .isEqualTo("TOO_EARLY");
    }

    /** Three days ahead, each day's forecast and all its quantiles the true demand times a factor. */
    private static void forecast(Lake lake, LocalDate origin, double factor) {
        lake.replaceDate(
                GoldTables.DEMAND_FORECAST,
                origin,
                lake.read(GoldTables.DEMAND_HISTORY)
                        .where("ds > DATE'%1$s' AND ds <= date_add(DATE'%1$s', 3)".formatted(origin))
                        .selectExpr(
                                "DATE'%s' AS business_date".formatted(origin),
                                "location_id",
                                "item_id",
                                "ds",
                                "demand * %sD AS mean".formatted(factor),
                                "array_repeat(demand * %sD, 13) AS quantiles".formatted(factor),
                                "0.1D AS day_correlation",
                                "'demand/7' AS model_version",
                                "CAST(NULL AS STRING) AS fallback"));
    }

    private Map<String, String> hashes(RunIdentity run) {
        Map<String, String> result = new TreeMap<>();
        chain.withLake(
                run,
                lake -> List.of(GoldTables.FORECAST_ACCURACY, GoldTables.FORECAST_DRIFT, GoldTables.WORST_SERIES)
                        .forEach(table -> result.put(table.name(), ContentHash.of(lake.read(table, DAY)))));
        return result;
    }

    private String one(String sql) {
        return chain.jdbc.sql(sql).query(String.class).single();
    }
}
