package ai.modular.etl.ingestevents;

import ai.modular.localstack.Service;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** For each test a chain with topics, a lake and tables of its own; all share one Spark session. */
@WithLocalStack({Service.POSTGRES, Service.KAFKA})
abstract class IngestCase {

    private static final Path HOME = Path.of("target", "test-home").toAbsolutePath();

    final SparkSession spark =
            SparkConfiguration.session(new SparkSettings("local[2,3]", "1g", 2, HOME, HOME + "/lake"));
    final TestDatabase database;
    final TestKafka kafka;

    @TempDir
    Path folder;

    IngestFixture chain;
    EventSource till;
    EventSource stock;
    EventSource views;

    IngestCase(TestDatabase database, TestKafka kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    @BeforeEach
    void aFreshChain(TestInfo test) throws IOException {
        Files.createDirectories(HOME);
        chain = new IngestFixture(spark, database, kafka, folder);
        String name = test.getTestMethod().orElseThrow().getName();
        till = EventSource.transactions(kafka.topic(name + "-till"));
        stock = EventSource.movements(kafka.topic(name + "-stock"));
        views = EventSource.views(kafka.topic(name + "-views"));
        chain.topics().describe(List.of(till.topic(), stock.topic(), views.topic()));
    }
}
