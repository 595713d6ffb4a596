package ai.modular.spark;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.LakeCommit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The commits of one Delta table, as its log tells them. Reads the log's files themselves: a broken one must be seen, not skipped. */
final class DeltaCommits {

    private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String table;
    private final Path log;
    private final Configuration hadoop;

    DeltaCommits(String table, String tablePath, Configuration hadoop) {
        this.table = table;
        this.log = new Path(tablePath, "_delta_log");
        this.hadoop = hadoop;
    }

    /** The newest version; empty when the table does not exist. */
    OptionalLong newest() {
        return versions().max();
    }

    /** All commits after the version, oldest first. */
    List<LakeCommit> after(long version) {
        return versions()
                .filter(candidate -> candidate > version)
                .sorted()
                .mapToObj(this::read)
                .toList();
    }

    private LongStream versions() {
        try {
            return java.util.Arrays.stream(log.getFileSystem(hadoop).listStatus(log))
                    .map(FileStatus::getPath)
                    .map(Path::getName)
                    .filter(name -> COMMIT.matcher(name).matches())
                    .mapToLong(name -> Long.parseLong(name.substring(0, 20)));
        } catch (FileNotFoundException e) {
            return LongStream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LakeCommit read(long version) {
        Path file = new Path(log, "%020d.json".formatted(version));
        try {
            FileSystem files = file.getFileSystem(hadoop);
            try (var lines = new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> line.startsWith("{\"commitInfo\""))
                        .findFirst()
                        .map(line -> commit(version, line))
                        .orElseThrow(() -> broken(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LakeCommit commit(long version, String line) {
        try {
            JsonNode info = JSON.readTree(line).path("commitInfo");
            JsonNode mark = JSON.readTree(info.path("userMetadata").asText("{}"));
            return new LakeCommit(
                    table,
                    version,
                    info.path("operation").asText(),
                    mark.hasNonNull("run") ? UUID.fromString(mark.get("run").asText()) : null,
                    mark.path("job").asText(null),
                    rows(info.path("operationMetrics")));
        } catch (IOException e) {
            throw new UncheckedIOException("version %d of %s".formatted(version, table), e);
        }
    }

    /** A merge counts rows it copied as output, too; what it inserted is what was written. */
    private static long rows(JsonNode metrics) {
        JsonNode inserted = metrics.path("numTargetRowsInserted");
        return (inserted.isMissingNode() ? metrics.path("numOutputRows") : inserted).asLong(0);
    }

    private UserError broken(Path file) {
        return new UserError(
                "the log of %s is broken: %s has no commitInfo".formatted(table, file),
                "Restore that file from a backup of the lake, or the table's folder to a state before it; then run again.");
    }
}
