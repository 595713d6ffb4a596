package ai.modular.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class ContentHashIT {

    private static final String ROWS =
            "SELECT * FROM VALUES ('a', 0.3D, array(1.5D, NULL), DATE'2026-11-22'), ('b', NULL, array(), NULL) AS t(name, x, xs, day)";

    private final SparkSession spark = TestSession.get();

    @Test
    void orderOfRowsAndColumnsDoesNotCount() {
        assertThat(hash("SELECT day, xs, x, name FROM (" + ROWS + ") ORDER BY name DESC"))
                .isEqualTo(hash(ROWS));
    }

    @Test
    void doublesAreEqualToSixDigits() {
        assertThat(hash(ROWS.replace("0.3D", "(0.1D + 0.2D)"))).isEqualTo(hash(ROWS));
        assertThat(hash(ROWS.replace("0.3D", "0.300001D"))).isNotEqualTo(hash(ROWS));
    }

    @Test
    void aDoubledRowAndAChangedElementCount() {
        assertThat(hash(ROWS + " UNION ALL " + ROWS)).isNotEqualTo(hash(ROWS));
        assertThat(hash(ROWS.replace("1.5D", "2.5D"))).isNotEqualTo(hash(ROWS));
        assertThat(hash(ROWS.replace("1.5D, NULL", "1.5D"))).isNotEqualTo(hash(ROWS));
    }

    @Test
    void theHashItselfIsFixed() {
        assertThat(hash("SELECT 1 AS a, 'x' AS b"))
                .isEqualTo("d7a9b606c22dbdc6a9c7cfe2a9450bcba03f2cee536e41b271a4df320288e650");
    }

    private String hash(String select) {
        return ContentHash.of(spark.sql(select));
    }
}
