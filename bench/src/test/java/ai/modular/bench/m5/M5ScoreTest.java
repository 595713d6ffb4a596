package ai.modular.bench.m5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class M5ScoreTest {

    private static final StructType COLUMNS =
            StructType.fromDDL("level STRING, agg_level_1 STRING, agg_level_2 STRING, mse_1913 STRING, w_val STRING");

    @Test
    void errorsAreSummedPerLevelScaledAndWeighted() {
        String[] ids = {"FOODS_1_001_CA_1", "FOODS_1_001_CA_2"};
        double[][] expected = {{3, 3}, {1, 1}};
        float[][] outcome = {{0, 1, 1}, {0, 3, 1}};

        double[] levels = new M5Score(ids, weights()).wrmsse(expected, outcome, 1);

        // All sums but those of one shop: errors 0 and 2, scale 4; one shop: errors (2, 2) and (−2, 0), weights .75 and
        // .25
        double chain = Math.sqrt(2 / 4.);
        double shop = .75 * Math.sqrt(4 / 4.) + .25 * Math.sqrt(2 / 4.);
        assertThat(levels)
                .containsExactly(
                        new double[] {chain, chain, shop, chain, chain, chain, chain, shop, shop, chain, chain, shop},
                        within(1e-12));
    }

    private static List<Row> weights() {
        List<Row> rows = new ArrayList<>();
        rows.add(row(1, "Total", "X", "1"));
        rows.add(row(2, "CA", "X", "1"));
        rows.add(row(4, "FOODS", "X", "1"));
        rows.add(row(5, "FOODS_1", "X", "1"));
        rows.add(row(6, "CA", "FOODS", "1"));
        rows.add(row(7, "CA", "FOODS_1", "1"));
        rows.add(row(10, "FOODS_1_001", "X", "1"));
        rows.add(row(11, "FOODS_1_001", "CA", "1"));
        for (String shop : List.of("CA_1", "CA_2")) {
            String weight = shop.equals("CA_1") ? ".75" : ".25";
            rows.add(row(3, shop, "X", weight));
            rows.add(row(8, shop, "FOODS", weight));
            rows.add(row(9, shop, "FOODS_1", weight));
            rows.add(row(12, "FOODS_1_001", shop, weight));
        }
        return rows;
    }

    private static Row row(int level, String first, String second, String weight) {
        return new GenericRowWithSchema(new Object[] {Integer.toString(level), first, second, "4", weight}, COLUMNS);
    }
}
