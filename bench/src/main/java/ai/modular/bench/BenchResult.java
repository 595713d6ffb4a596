package ai.modular.bench;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a benchmark measured, and where: {@code bench/results/NAME.json}.
 *
 * @param figures by name, with the unit at its end: {@code bronze_events_per_s}; maps make tables
 * @param machine processor, cores, memory and the load when the measurement ended
 * @param commit the revision measured, with a + when files differed from it
 * @param seed of the data, null when none was drawn
 */
public record BenchResult(
        String name, Map<String, Object> figures, Map<String, Object> machine, String commit, Long seed, Instant time) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A result of this machine, now. */
    public static BenchResult of(String name, Map<String, ?> figures) {
        return new BenchResult(
                name,
                new LinkedHashMap<>(figures),
                thisMachine(),
                null,
                null,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    public BenchResult withSeed(long value) {
        return new BenchResult(name, figures, machine, commit, value, time);
    }

    /**
     * Prints the figures and writes them below the root.
     *
     * @param root the folder that holds {@code bench/}
     */
    public Path write(Path root) throws IOException {
        Path file = root.resolve("bench/results").resolve(name + ".json");
        Files.createDirectories(file.getParent());
        String json = json(commitOf(root));
        Files.writeString(file, json + "\n");
        System.out.println(json);
        return file;
    }

    private String json(String revision) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("figures", figures);
        fields.put("machine", machine);
        fields.put("commit", revision);
        fields.put("seed", seed);
        fields.put("time", time.toString());
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return JSON.writer(printer).writeValueAsString(fields);
    }

    private static Map<String, Object> thisMachine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processor", fromProc("/proc/cpuinfo", "model name"));
        machine.put("cores", system.getAvailableProcessors());
        machine.put("memory", fromProc("/proc/meminfo", "MemTotal"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.version"));
        machine.put("load_average", Math.round(system.getSystemLoadAverage() * 10) / 10.0);
        return machine;
    }

    private static String fromProc(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String commitOf(Path root) throws IOException {
        String revision = git(root, "rev-parse", "--short=12", "HEAD");
        return git(root, "status", "--porcelain", "--untracked-files=no").isEmpty() ? revision : revision + "+";
    }

    private static String git(Path root, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of("git", "-C", root.toString()), Stream.of(arguments))
                .toList();
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
