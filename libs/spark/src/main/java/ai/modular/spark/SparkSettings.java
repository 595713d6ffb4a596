package ai.modular.spark;

import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * What the Spark session and the lake are told from outside.
 *
 * @param master {@code local[2,3]} or a cluster's address; {@code local[2]} alone would never retry a task
 * @param memory heap of an executor, as Spark writes it; on {@code local} the heap of this process counts instead
 * @param shufflePartitions tasks after a shuffle; few, because the data of a night is small
 * @param home folder of the chain; scratch files lie below it
 * @param lakePath folder or URI of the lake
 */
public record SparkSettings(String master, String memory, int shufflePartitions, Path home, String lakePath) {

    static SparkSettings of(Environment environment) {
        Path home =
                Path.of(environment.getProperty("modularai.home", ".modularai")).toAbsolutePath();
        return new SparkSettings(
                environment.getProperty("modularai.spark.master", "local[2,3]"),
                environment.getProperty("modularai.spark.memory", "2g"),
                environment.getProperty("modularai.spark.shuffle-partitions", Integer.class, 4),
                home,
                environment.getProperty(
                        "modularai.lake.path", home.resolve("lake").toString()));
    }
}
