package ai.modular.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.cli.PlanRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    @TempDir
    private Path folder;

    private final List<String> sales = new ArrayList<>();

    /** Forty items that sell three a week or so, of which one was out of stock in the last week but one. */
    @BeforeEach
    void aShop() {
        Random random = new Random(7);
        for (int item = 0; item < 40; item++) {
            for (int week = 0; week < 60; week++) {
                boolean gone = item == 7 && week == 58;
                sales.add("item%02d,%s,%d,%s"
                        .formatted(
                                item,
                                LocalDate.of(2024, 1, 1).plusWeeks(week),
                                Math.max(0, Math.round(3 + 2 * random.nextGaussian())),
                                !gone));
            }
        }
    }

    @Test
    void policiesArePlayedAgainstTheSameDemand() throws IOException {
        PlanRun run = simulate();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "39 series are played for 15 periods from 2024-11-11", "1 series are left out", "min-max:1,2");

        Map<String, String[]> rows = rows("table.csv");
        assertThat(rows.keySet())
                .containsExactlyInAnyOrder("planner", "smoothing", "min-max:1,2", "recent", "foresight");
        double foresight = cost(rows, "foresight");
        double smoothing = cost(rows, "smoothing");
        assertThat(foresight).isLessThan(smoothing);
        assertThat(smoothing)
                .as("who weighs what is left against what is lost does better than who does not")
                .isLessThan(cost(rows, "recent"))
                .isLessThan(cost(rows, "min-max:1,2"));
        assertThat(Files.readString(folder.resolve("chart.svg")))
                .startsWith("<svg")
                .contains("foresight");
    }

    @Test
    void theOrderOfTheLinesChangesNothing() throws IOException {
        simulate("--policy", "smoothing");
        String table = Files.readString(folder.resolve("table.csv"));
        Collections.shuffle(sales, new Random(3));
        simulate("--policy", "smoothing");
        assertThat(Files.readString(folder.resolve("table.csv"))).isEqualTo(table);
    }

    @Test
    void aWrongPolicyOrPeriodIsNamed() throws IOException {
        assertThat(simulate("--policy", "best").err()).contains("policy 'best' is not known");
        assertThat(simulate("--policy", "min-max:3,1").err()).contains("policy 'min-max:3,1' has no two bounds");
        assertThat(simulate("--policy", "min-max:3").err()).contains("has no two bounds");
        PlanRun tooLong = simulate("--periods", "60");
        assertThat(tooLong.code()).isEqualTo(1);
        assertThat(tooLong.err()).contains("60 periods are to be played", "--periods from 1 to 52");
    }

    private PlanRun simulate(String... more) throws IOException {
        List<String> file = new ArrayList<>(List.of("unique_id,ds,y,in_stock"));
        file.addAll(sales);
        Files.write(folder.resolve("sales.csv"), file);
        List<String> arguments = new ArrayList<>(List.of(
                "simulate",
                "--sales",
                folder.resolve("sales.csv").toString(),
                "--lead-time",
                "3",
                "--out",
                folder.resolve("table.csv").toString(),
                "--chart",
                folder.resolve("chart.svg").toString()));
        arguments.addAll(List.of(more));
        return PlanRun.of(arguments);
    }

    private Map<String, String[]> rows(String name) throws IOException {
        Map<String, String[]> result = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(name)).subList(1, 6)) {
            String policy = line.substring(1, line.indexOf('"', 1));
            result.put(policy, line.substring(line.indexOf('"', 1) + 2).split(","));
        }
        return result;
    }

    private static double cost(Map<String, String[]> rows, String policy) {
        return Double.parseDouble(rows.get(policy)[0]);
    }
}
