package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.job.Benchmark;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();

    @Test
    void theOptionsOfABenchmarkReachItAndAreExplained() {
        assertThat(bench().execute("counting", "--rows", "12"))
                .as(out::toString)
                .isZero();
        assertThat(Counting.seen).isEqualTo(12);
        assertThat(bench().execute("counting", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: modularai bench counting")
                .contains("--rows")
                .contains("Counts rows.");
    }

    @Test
    void whatABenchmarkDoesNotKnowIsAWrongCommandLine() {
        assertThat(bench().execute("counting", "--rows", "many")).isEqualTo(1);
        assertThat(bench().execute("no-such-benchmark")).isEqualTo(1);
    }

    private CommandLine bench() {
        CommandLine modularai = new CommandLine(new ModularaiCommand());
        CommandLine bench = modularai.getSubcommands().get("bench");
        BenchCommand.add(bench, new Counting());
        return bench.setParameterExceptionHandler(ErrorReport::wrongCommandLine)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out));
    }

    @Command(mixinStandardHelpOptions = true)
    static final class Counting implements Benchmark {

        private static int seen;

        @Option(names = "--rows")
        private int rows;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "Counts rows.";
        }

        @Override
        public void run() {
            seen = rows;
        }
    }
}
