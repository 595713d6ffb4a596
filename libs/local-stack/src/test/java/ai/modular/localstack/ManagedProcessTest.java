package ai.modular.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path home;

    private ManagedProcess process;

    @BeforeEach
    void name() {
        process = new ManagedProcess(home, "sleeper");
    }

    @AfterEach
    void stop() {
        process.stop(PATIENCE);
    }

    @Test
    void isKnownAgainByAnotherCommand() {
        process.start(List.of("sleep", "100"), Map.of());
        long pid = process.pid().orElseThrow();
        assertThat(new ManagedProcess(home, "sleeper").pid()).hasValue(pid);
        assertThat(ManagedProcess.await(() -> program(pid).endsWith("/sleep"), PATIENCE))
                .isTrue();
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().command()).orElse("");
    }

    @Test
    void leadsASessionOfItsOwnSoThatCtrlCPassesItBy() {
        process.start(List.of("sleep", "100"), Map.of());
        long pid = process.pid().orElseThrow();
        assertThat(ManagedProcess.await(() -> session(pid) == pid, PATIENCE)).isTrue();
    }

    private static long session(long pid) {
        return ProcessTable.find(pid).orElseThrow().session();
    }

    @Test
    void doesNotStartTwice() {
        process.start(List.of("sleep", "100"), Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> process.start(List.of("sleep", "100"), Map.of()))
                .withMessage("sleeper runs already, process %d", process.pid().getAsLong());
    }

    @Test
    void isGoneWhenStopReturns() {
        process.start(List.of("sleep", "100"), Map.of());
        long pid = process.pid().orElseThrow();
        process.stop(PATIENCE);
        assertThat(ProcessTable.find(pid)).isEmpty();
        assertThat(home.resolve("run/sleeper.pid")).doesNotExist();
    }

    @Test
    void oneThatIgnoresTheRequestIsEnded() {
        process.start(List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"), Map.of());
        assertThat(ManagedProcess.await(() -> process.lastWords(1).equals("deaf"), PATIENCE))
                .isTrue();
        long pid = process.pid().orElseThrow();
        process.stop(Duration.ofMillis(200));
        assertThat(ProcessTable.find(pid)).isEmpty();
    }

    @Test
    void childrenOfAKilledOneAreEndedToo() {
        process.start(List.of("sh", "-c", "sleep 100 & echo $!; wait"), Map.of());
        assertThat(ManagedProcess.await(() -> process.lastWords(1).matches("\\d+"), PATIENCE))
                .isTrue();
        long child = Long.parseLong(process.lastWords(1));
        ProcessHandle.of(process.pid().orElseThrow()).orElseThrow().destroyForcibly();
        assertThat(ManagedProcess.await(() -> process.pid().isEmpty(), PATIENCE))
                .isTrue();
        assertThat(ProcessTable.find(child)).isPresent();
        process.stop(PATIENCE);
        assertThat(ProcessTable.find(child)).isEmpty();
    }

    @Test
    void aNumberThatWasGivenToSomebodyElseIsNotTakenForOurs() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "100").start();
        try {
            forge(stranger.pid(), started(stranger.pid()) - 1, ProcessTable.bootId());
            assertThat(process.pid()).isEqualTo(OptionalLong.empty());
            process.stop(PATIENCE);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aProcessFromBeforeTheMachineWasRestartedIsNotTakenForOurs() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "100").start();
        try {
            forge(stranger.pid(), started(stranger.pid()), "another-boot");
            assertThat(process.pid()).isEqualTo(OptionalLong.empty());
            process.stop(PATIENCE);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static long started(long pid) {
        return ProcessTable.find(pid).orElseThrow().started();
    }

    private void forge(long pid, long started, String boot) throws IOException {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/sleeper.pid"), "%d %d %s".formatted(pid, started, boot));
    }

    @Test
    void anEmptyValueTakesAVariableAway() {
        process.start(List.of("sh", "-c", "echo ${HOME-none} $ADDED"), Map.of("HOME", "", "ADDED", "yes"));
        assertThat(ManagedProcess.await(() -> process.lastWords(1).equals("none yes"), PATIENCE))
                .isTrue();
    }
}
