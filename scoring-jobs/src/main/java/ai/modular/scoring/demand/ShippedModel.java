package ai.modular.scoring.demand;

import ai.modular.contracts.model.DemandModel;
import ai.modular.models.demand.DemandModels;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag$;

/** A model on its way to the executors: its files as bytes, a few megabytes, so that no disk need be shared. */
final class ShippedModel implements Serializable {

    private final Broadcast<HashMap<String, byte[]>> files;

    private ShippedModel(Broadcast<HashMap<String, byte[]>> files) {
        this.files = files;
    }

    /** The seasonal naive forecast, which has no files. */
    static ShippedModel seasonalNaive() {
        return new ShippedModel(null);
    }

    /** @param folder flat, as trainings write it; its hash was verified */
    static ShippedModel of(SparkSession spark, Path folder) {
        HashMap<String, byte[]> files = new HashMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model in " + folder, e);
        }
        return new ShippedModel(spark.sparkContext().broadcast(files, ClassTag$.MODULE$.apply(HashMap.class)));
    }

    /** Loads it in this process; the caller closes it. */
    DemandModel open() {
        if (files == null) {
            return DemandModels.seasonalNaive();
        }
        try {
            Path folder = Files.createTempDirectory("modularai-model-");
            try {
                for (Map.Entry<String, byte[]> file : files.value().entrySet()) {
                    Files.write(folder.resolve(file.getKey()), file.getValue());
                }
                return DemandModels.load(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the model on this executor", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }
}
