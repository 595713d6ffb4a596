package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.localstack.ServiceStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(commandLine.execute("--help")).isZero();
        assertThat(commands()).allSatisfy(name -> assertThat(out.toString()).contains(name));
        assertThat(commands())
                .containsExactly(
                        "bench",
                        "demo",
                        "down",
                        "emit",
                        "explain",
                        "import",
                        "models",
                        "person",
                        "plan",
                        "run",
                        "simulate",
                        "snooze",
                        "status",
                        "up",
                        "web");
    }

    private SortedSet<String> commands() {
        SortedSet<String> names = new TreeSet<>(commandLine.getSubcommands().keySet());
        names.removeIf(name -> commandLine
                .getSubcommands()
                .get(name)
                .getCommandSpec()
                .usageMessage()
                .hidden());
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "web",
                "import",
                "emit",
                "run",
                "models",
                "person",
                "plan",
                "simulate",
                "bench"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(commandLine.execute(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: modularai " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "run",
                "run nightly",
                "run nightly --date 2026-13-01",
                "run nightly --date 2026-11-22 --colour red",
                "run nightly --date 2026-11-22 --restart --same-inputs",
                "import parquet .",
                "import freshretailnet no-such-folder",
                "import csv .",
                "models",
                "models show",
                "models compare 1",
                "models promote 1",
                "models history --on 3.3.2026"
            })
    void aWrongCommandLineEndsWithOne(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(commandLine.execute(arguments)).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: ").contains("what to do: ");
    }

    @Test
    void aWrongDateIsNamed() {
        commandLine.execute("run", "nightly", "--date", "22.11.2026");
        assertThat(err.toString()).contains("--date").contains("22.11.2026");
    }

    @Test
    void aKnownErrorKeepsItsExitCodeAndSaysWhatToDo() {
        var unreachable = new ServiceUnreachable("Kafka", "localhost:9092", "Start it.", null);
        assertThat(ErrorReport.failed(unreachable, commandLine, null)).isEqualTo(6);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "error: Kafka does not answer at localhost:9092\nwhat to do: Start it.\n");
        assertThat(ErrorReport.failed(new LeaseHeld("nightly", "a", "b"), commandLine, null))
                .isEqualTo(5);
    }

    @Test
    void anUnknownErrorIsInternal() {
        assertThat(ErrorReport.failed(new IllegalStateException("odd"), commandLine, null))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("internal error: java.lang.IllegalStateException: odd");
    }

    @Test
    void anErrorOfTheJvmIsInternalAndNoWrongCommandLine() {
        Runnable broken = () -> {
            throw new NoClassDefFoundError("ai/modular/Lost");
        };
        assertThat(Main.execute(() -> new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(broken))))
                .isEqualTo(3);
        assertThat(Main.execute(() -> {
                    throw new ExceptionInInitializerError("lost");
                }))
                .isEqualTo(3);
    }

    @Test
    void statusAsJsonHasOneObjectPerService() {
        var up = new ServiceStatus("kafka", "localhost:9092", true, OptionalLong.of(7), OptionalLong.of(300));
        var down = new ServiceStatus(
                "reports-web", "http://localhost:8080", false, OptionalLong.empty(), OptionalLong.empty());
        assertThat(StatusCommand.asJson(List.of(up, down)))
                .isEqualTo(
                        "{\"services\":["
                                + "{\"name\":\"kafka\",\"address\":\"localhost:9092\",\"healthy\":true,\"pid\":7,\"memory_mb\":300},"
                                + "{\"name\":\"reports-web\",\"address\":\"http://localhost:8080\",\"healthy\":false,\"pid\":null,\"memory_mb\":null}]}");
    }
}
