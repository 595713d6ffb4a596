package ai.modular.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.TableDefinition;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Brings the messages of Kafka topics into lake tables, each message exactly once by topic, id of the topic, partition and offset. Offsets travel
 * with the batch: a checkpoint per topic id below {@code <lake>/_checkpoints}, and the number of the batch in Delta's log. Where the checkpoint is
 * gone, the table itself says where to go on.
 */
public final class KafkaLanding {

    /** Splits of a batch over all partitions: more than cores, so that a topic of one partition is read in parallel, too. */
    private static final int SPLITS = 4;

    private final SparkSession spark;
    private final Lake lake;
    private final String brokers;

    public KafkaLanding(SparkSession spark, Lake lake, String brokers) {
        this.spark = spark;
        this.lake = lake;
        this.brokers = brokers;
    }

    /**
     * Takes all that is in the topic now and not yet in the table.
     *
     * @param table has topic, topic_id, partition and offset
     * @param columns turns Spark's Kafka columns into those of the table
     * @return messages that came in
     * @throws UserError if Kafka gave up messages before they were read: partition and range are named
     * @throws ai.modular.contracts.error.ServiceUnreachable if the brokers stop answering
     */
    public long land(KafkaTopic topic, TableDefinition table, UnaryOperator<Dataset<Row>> columns) {
        String checkpoint = lake.checkpoint(table, topic.id());
        Optional<SortedMap<Integer, Long>> read = readUpTo(topic, checkpoint);
        read.ifPresent(next -> requireNoGap(topic, next, checkpoint));
        SortedMap<Integer, Long> start = read.orElseGet(() -> startWithoutCheckpoint(topic, table));
        if (start.equals(topic.end())) {
            return 0;
        }
        try {
            return lake.appendStream(table, columns.apply(stream(topic, start)), checkpoint);
        } catch (IllegalStateException e) {
            throw isTimeout(e) ? KafkaTopics.unreachable(brokers, e) : e;
        }
    }

    private Dataset<Row> stream(KafkaTopic topic, SortedMap<Integer, Long> start) {
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", brokers)
                .option("subscribe", topic.name())
                .option("startingOffsets", KafkaTopic.sparkOffsets(topic.name(), start))
                .option("failOnDataLoss", true)
                .option("minPartitions", SPLITS)
                .option("kafkaConsumer.pollTimeoutMs", 30_000)
                .option("kafka.request.timeout.ms", 15_000)
                .option("kafka.default.api.timeout.ms", 20_000)
                .option("kafka.max.poll.records", 10_000)
                .option("kafka.fetch.min.bytes", 1)
                .option("kafka.max.partition.fetch.bytes", 8 << 20)
                .load();
    }

    /**
     * Where the checkpoint's newest finished batch ends; empty without one. Spark writes a batch's offsets before it runs and its commit after: offsets
     * alone tell of a batch that is under way or was broken off, which the stream does again.
     */
    private Optional<SortedMap<Integer, Long>> readUpTo(KafkaTopic topic, String checkpoint) {
        Path commits = new Path(checkpoint, "commits");
        try {
            FileSystem files = commits.getFileSystem(spark.sparkContext().hadoopConfiguration());
            OptionalLong newest = Arrays.stream(files.listStatus(commits))
                    .map(status -> status.getPath().getName())
                    .filter(name -> name.matches("\\d+"))
                    .mapToLong(Long::parseLong)
                    .max();
            return newest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            offsetsIn(files, new Path(checkpoint, "offsets/" + newest.getAsLong()), topic, checkpoint));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<Integer, Long> offsetsIn(FileSystem files, Path file, KafkaTopic topic, String checkpoint)
            throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
            String last = lines.lines().reduce("", (before, line) -> line);
            SortedMap<Integer, Long> offsets = KafkaTopic.fromSparkOffsets(topic.name(), last);
            if (offsets.isEmpty()) {
                throw new UserError(
                        "the checkpoint file %s is broken: it has no offsets of %s".formatted(file, topic.name()),
                        "Move the folder %s away: the table in the lake says where to go on.".formatted(checkpoint));
            }
            return offsets;
        }
    }

    private static void requireNoGap(KafkaTopic topic, SortedMap<Integer, Long> next, String checkpoint) {
        next.forEach((partition, offset) -> {
            long oldest = topic.begin().getOrDefault(partition, offset);
            if (oldest > offset) {
                throw new UserError(
                        "%s partition %d: offsets %d to %d are gone from Kafka and were never read"
                                .formatted(topic.name(), partition, offset, oldest - 1),
                        "Kafka's retention is shorter than the pause between two runs. To go on without those events, move the folder %s away."
                                .formatted(checkpoint));
            }
        });
    }

    private SortedMap<Integer, Long> startWithoutCheckpoint(KafkaTopic topic, TableDefinition table) {
        SortedMap<Integer, Long> start = new TreeMap<>(topic.begin());
        lake.readNewest(table)
                .where(col("topic").equalTo(topic.name()).and(col("topic_id").equalTo(topic.id())))
                .groupBy("partition")
                .agg(max("offset"))
                .collectAsList()
                .forEach(row -> start.merge(row.getInt(0), row.getLong(1) + 1, Math::max));
        return start;
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
