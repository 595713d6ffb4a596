package ai.modular.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of this module's tests. */
final class TestSession {

    private static SparkSession session;

    private TestSession() {}

    static synchronized SparkSession get() {
        if (session == null) {
            session = SparkConfiguration.session(settings());
        }
        return session;
    }

    private static SparkSettings settings() {
        try {
            Path home = Files.createDirectories(Path.of("target", "test-home").toAbsolutePath());
            return new SparkSettings("local[2,3]", "1g", 2, home, home + "/lake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
