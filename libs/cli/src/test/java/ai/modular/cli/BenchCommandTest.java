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
        assertThat(modularai().execute("bench", "counting", "--rows", "12"))
                .as(out::toString)
                .isZero();
        assertThat(Counting.seen).isEqualTo(12);
        assertThat(modularai().execute("bench", "counting", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: modularai bench counting")
                .contains("--rows")
                .contains("Counts rows.");
    }

    @Test
    void whatABenchmarkDoesNotKnowIsAWrongCommandLine() {
        assertThat(modularai().execute("bench", "counting", "--rows", "many")).isEqualTo(1);
        assertThat(modularai().execute("bench", "no-such-benchmark")).isEqualTo(1);
    }

    private CommandLine modularai() {
        CommandLine modularai = new CommandLine(new ModularaiCommand());
        BenchCommand.add(modularai.getSubcommands().get("bench"), new Counting());
        return modularai
                .setParameterExceptionHandler(ErrorReport::wrongCommandLine)
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
