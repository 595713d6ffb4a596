package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.UserError;
import ai.modular.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelinesTest {

    private static final TreeSet<String> KNOWN = new TreeSet<>(List.of("publish", "ingest-events", "train-demand"));

    @TempDir
    private Path folder;

    @Test
    void theShippedPipelinesAreThoseOfTheDesign() {
        Pipelines pipelines = Pipelines.load(TestHome.checkout().resolve("conf/pipelines.yml"));

        assertThat(pipelines.names()).containsExactly("hourly", "nightly", "monitor", "weekly", "history");
        assertThat(pipelines.jobs("nightly", KNOWN))
                .containsExactly(
                        "ingest-events",
                        "load-catalogue",
                        "demand-history",
                        "score-demand",
                        "score-stockout",
                        "propose-orders",
                        "publish");
        assertThat(pipelines.jobs("publish", KNOWN)).containsExactly("publish");
        assertThat(pipelines.endingWith("publish")).containsExactly("nightly", "publish");
    }

    @Test
    void whatIsUnknownIsAnsweredWithWhatThereIs() throws IOException {
        Pipelines pipelines = load("hourly: [ingest-events]\nweekly: [train-demand]\n");
        assertThatThrownBy(() -> pipelines.jobs("nigthly", KNOWN))
                .isInstanceOfSatisfying(
                        CommandLineError.class,
                        e -> assertThat(e.remedy())
                                .isEqualTo("Pipelines: hourly, weekly. Jobs: ingest-events, publish, train-demand."))
                .hasMessage("nigthly is neither a pipeline nor a job");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hourly: ingest-events",
                "hourly: []",
                "hourly: [ingest-events, ingest-events]",
                "hourly: [Ingest Events]",
                "hourly: [[ingest-events]]",
                "Hourly!: [ingest-events]"
            })
    void aPipelineThatIsNoListOfNamesIsNamed(String content) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("pipeline ")
                .hasMessageContaining("ourly");
    }

    private Pipelines load(String content) throws IOException {
        return Pipelines.load(Files.writeString(folder.resolve("pipelines.yml"), content));
    }
}
