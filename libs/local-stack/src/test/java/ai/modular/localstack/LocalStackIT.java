package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One stack through its life: the services take seconds to start, so the tests follow one another on the same one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalStackIT {

    private static final int PORT_OFFSET = 200;

    @TempDir
    static Path home;

    @TempDir
    static Path neighbourHome;

    private static LocalStack stack;
    private static LocalStack neighbour;

    @BeforeAll
    static void up() {
        LocalStackOptions options = LocalStackOptions.forSite(Map.of(), cache()).withPortOffset(PORT_OFFSET);
        stack = LocalStack.at(home, options);
        neighbour = LocalStack.at(neighbourHome, options.withServices(EnumSet.of(Service.POSTGRES)));
        stack.up(System.out::println);
    }

    private static Map<String, String> cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named == null ? Map.of() : Map.of("XDG_CACHE_HOME", named);
    }

    @AfterAll
    static void down() {
        neighbour.down();
        stack.down();
    }

    @Test
    @Order(1)
    void everythingIsHealthyAndListed() {
        assertThat(stack.status())
                .extracting(ServiceStatus::name, ServiceStatus::healthy)
                .containsExactly(healthy("postgres"), healthy("kafka"), healthy("mongo"), healthy("mlflow"));
        assertThat(stack.settings())
                .containsKeys(
                        "MODULARAI_POSTGRES_URL",
                        "MODULARAI_POSTGRES_JOB_PASSWORD",
                        "MODULARAI_KAFKA_BROKERS",
                        "MODULARAI_MONGO_URI",
                        "MLFLOW_TRACKING_URI");
    }

    private static org.assertj.core.groups.Tuple healthy(String name) {
        return org.assertj.core.api.Assertions.tuple(name, true);
    }

    @Test
    @Order(2)
    void aSecondUpIsQuickAndLeavesThemAlone() {
        Set<Long> before = pids(stack);
        long begin = System.nanoTime();
        stack.up(line -> {
            throw new AssertionError("nothing was to be done, but: " + line);
        });
        assertThat(System.nanoTime() - begin).isLessThan(3_000_000_000L);
        assertThat(pids(stack)).isEqualTo(before).hasSize(3);
    }

    @Test
    @Order(3)
    void aNeighbourGetsPortsAndPasswordsOfItsOwn() throws SQLException {
        neighbour.up(System.out::println);
        assertThat(neighbour.databaseUrl("modularai")).isNotEqualTo(stack.databaseUrl("modularai"));
        assertThat(neighbour.settings().get("MODULARAI_POSTGRES_JOB_PASSWORD"))
                .isNotEqualTo(stack.settings().get("MODULARAI_POSTGRES_JOB_PASSWORD"));
        try (Connection connection = neighbour.administer("postgres");
                var rows = connection.createStatement().executeQuery("SHOW data_directory")) {
            rows.next();
            assertThat(rows.getString(1))
                    .isEqualTo(neighbourHome.resolve("data/postgres").toString());
        }
    }

    @Test
    @Order(4)
    void whatWasKilledComesBackWithItsData() throws Exception {
        Samples samples = new Samples(stack.settings());
        samples.write();
        pids(stack).forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
        assertThat(ManagedProcess.await(() -> pids(stack).isEmpty(), java.time.Duration.ofSeconds(10)))
                .isTrue();
        assertThat(stack.status()).extracting(ServiceStatus::healthy).containsOnly(false);

        stack.up(System.out::println);

        assertThat(stack.status()).extracting(ServiceStatus::healthy).containsOnly(true);
        assertThat(samples.inPostgres()).isEqualTo("row");
        assertThat(samples.inKafka()).isEqualTo("event");
        assertThat(samples.inMongo()).isEqualTo("document");
        assertThat(samples.inMlflow()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void oneThatWasStartedButForgottenIsAdopted() throws IOException {
        Set<Long> before = pids(neighbour);
        Files.delete(neighbourHome.resolve("run/postgres.pid"));
        neighbour.up(Progress.SILENT);
        assertThat(pids(neighbour)).isEqualTo(before).hasSize(1);
    }

    @Test
    @Order(6)
    void aStaleLockFileOfPostgresIsSurvived() throws IOException {
        ProcessHandle.of(pids(neighbour).iterator().next()).orElseThrow().destroyForcibly();
        ManagedProcess.await(() -> pids(neighbour).isEmpty(), java.time.Duration.ofSeconds(10));
        Path lock = neighbourHome.resolve("data/postgres/postmaster.pid");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(lock));
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(lock, lines);
        neighbour.up(System.out::println);
        assertThat(neighbour.status()).extracting(ServiceStatus::healthy).containsExactly(true);
    }

    @Test
    @Order(7)
    void downStopsOneHomeAndNothingElse() {
        stack.down();
        assertThat(stack.status()).extracting(ServiceStatus::healthy).containsOnly(false);
        assertThat(processesNaming(home)).isEmpty();
        assertThat(neighbour.status()).extracting(ServiceStatus::healthy).containsExactly(true);
    }

    @Test
    @Order(8)
    void aCleanHomeStartsOverWithNewPasswords() {
        String before = neighbour.settings().get("MODULARAI_POSTGRES_JOB_PASSWORD");
        neighbour.clean();
        assertThat(neighbourHome.resolve("data")).doesNotExist();
        assertThat(processesNaming(neighbourHome)).isEmpty();
        neighbour.up(Progress.SILENT);
        assertThat(neighbour.settings().get("MODULARAI_POSTGRES_JOB_PASSWORD")).isNotEqualTo(before);
        assertThat(neighbour.status()).extracting(ServiceStatus::healthy).containsExactly(true);
    }

    private static Set<Long> pids(LocalStack of) {
        return of.status().stream()
                .flatMapToLong(status -> status.pid().stream())
                .boxed()
                .collect(Collectors.toSet());
    }

    private static List<String> processesNaming(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }
}
