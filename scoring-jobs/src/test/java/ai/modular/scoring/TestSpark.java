package ai.modular.scoring;

import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one session of this module's tests; its folder outlives each of them. */
public final class TestSpark {

    private static final Path HOME = Path.of("target", "spark").toAbsolutePath();

    private TestSpark() {}

    public static SparkSession session() {
        return SparkConfiguration.session(new SparkSettings(
                "local[2,3]", "1g", 2, HOME, HOME.resolve("lake").toString()));
    }
}
