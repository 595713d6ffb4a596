package ai.modular.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.cli.PlanRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aShopThatSellsFourAWeek() throws IOException {
        write("sales.csv", sales(4, 7));
        write("stock.csv", List.of("unique_id,on_hand", "a,4", "b,100"));
        write("orders.csv", List.of("unique_id,quantity,arrives", "a,4,2024-12-30"));
    }

    @Test
    void ordersWhatTheProjectedStockLacks() throws IOException {
        PlanRun run = plan("--open-orders", file("orders.csv"), "--lead-time", "3");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("2 series, 52 weeks from 2024-01-01").contains("1 series are ordered");
        List<String> lines = Files.readAllLines(folder.resolve("plan.csv"));
        assertThat(lines.get(0))
                .isEqualTo(
                        "unique_id,quantity,expected_demand,lost_before_delivery,safety_stock,on_hand,expires_unsold,"
                                + "on_order,not_needed,pack_rounding,minimum,critical_ratio,stockout_risk,expected_lost,"
                                + "periods_of_cover,exceptions");
        List<String> ordered = List.of(lines.get(1).split(",", -1));
        assertThat(ordered.get(2)).as("demand of three weeks").isEqualTo("12");
        assertThat(ordered.get(5)).as("on hand").isEqualTo("-4");
        assertThat(ordered.get(7)).as("on order").isEqualTo("-4");
        assertThat(lines.get(2)).startsWith("b,0,");
        for (String line : lines.subList(1, 3)) {
            List<String> cells = List.of(line.split(",", -1));
            BigDecimal sum =
                    cells.subList(2, 11).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(cells.get(1));
        }
    }

    @Test
    void daysAreFoundByThemselves() throws IOException {
        write("sales.csv", sales(4, 1));
        assertThat(plan().out()).contains("52 days");
    }

    @Test
    void anItemHasTermsOfItsOwn() throws IOException {
        write("items.csv", List.of("unique_id,pack,lead_time", "a,10,", "b,,2"));
        assertThat(plan("--items", file("items.csv"), "--lead-time", "3").code())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("plan.csv")).get(1)).startsWith("a,10,");
    }

    @Test
    void whatHasExpiredIsNoStock() throws IOException {
        write("stock.csv", List.of("unique_id,on_hand,expires", "a,50,2024-12-01", "a,4,", "b,1,2025-02-01"));
        assertThat(plan().code()).isZero();
        String[] cells = Files.readAllLines(folder.resolve("plan.csv")).get(1).split(",");
        assertThat(cells[5]).as("on hand").isEqualTo("-54");
        assertThat(cells[6]).as("of which expires unsold").isEqualTo("50");
    }

    @Test
    void theOrderOfTheLinesChangesNothing() throws IOException {
        List<String> sales = new ArrayList<>(List.of("unique_id,ds,y"));
        Random random = new Random(3);
        for (int series = 0; series < 40; series++) {
            for (int week = 0; week < 80; week++) {
                sales.add("s%02d,%s,%d"
                        .formatted(series, LocalDate.of(2024, 1, 1).plusWeeks(week), random.nextInt(series % 7 + 2)));
            }
        }
        write("sales.csv", sales);
        write("stock.csv", List.of("unique_id,on_hand", "s00,3", "s01,2"));
        assertThat(plan().code()).isZero();
        String before = Files.readString(folder.resolve("plan.csv"));
        Collections.shuffle(sales.subList(1, sales.size()), random);
        write("sales.csv", sales);
        write("stock.csv", List.of("unique_id,on_hand", "s01,2", "s00,3"));
        assertThat(plan().code()).isZero();
        assertThat(Files.readString(folder.resolve("plan.csv"))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "unique_id;ds | sales.csv, line 1: column y is missing",
                "unique_id;ds;y;colour | sales.csv, line 1: column colour is not known",
                "unique_id;ds;y~a;2024-01-01 | sales.csv, line 2: 2 cells, but the header has 3",
                "unique_id;ds;y~a;01.02.2024;3 | sales.csv, line 2: ds is '01.02.2024', which is not a date",
                "unique_id;ds;y~a;2024-01-01;many | sales.csv, line 2: y is 'many', which is not a number",
                "unique_id;ds;y~a;2024-01-01;1~a;2024-01-08;-3 | sales.csv, line 3: y is -3, but a quantity is 0 or more",
                "unique_id;ds;y~a;2024-01-01;1~a;2024-01-01;2 | sales.csv, line 3: a has a second line for 2024-01-01, the first is line 2",
                "unique_id;ds;y;in_stock~a;2024-01-01;1;perhaps | line 2: in_stock is 'perhaps', which is neither true nor false",
                "unique_id;ds;y~a;2024-01-01;1 | has 1 different dates, but at least two periods are needed",
            })
    void saysWhatIsWrongAndWhere(String sales, String message) throws IOException {
        write("sales.csv", List.of(sales.replace(';', ',').split("~")));
        PlanRun run = plan();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("what to do: ");
        assertThat(folder.resolve("plan.csv")).doesNotExist();
    }

    @Test
    void refusesWrongStockOrdersAndItems() throws IOException {
        write("stock.csv", List.of("unique_id,on_hand", "a,4", "a,5"));
        assertThat(plan().err()).contains("stock.csv, line 3: a has a second line, the first is line 2");
        write("stock.csv", List.of("unique_id,on_hand", "b,5"));
        assertThat(plan("--open-orders", file("orders.csv")).err())
                .contains("orders.csv, line 2: a is on its way, but the stock file has no line of it");
        write("items.csv", List.of("unique_id,pack", "a,0"));
        assertThat(plan("--items", file("items.csv")).err()).contains("items.csv, line 2: pack is 0");
        assertThat(plan("--items", file("nowhere.csv")).err()).contains("nowhere.csv does not exist");
        assertThat(plan("--lead-time", "0").code()).isEqualTo(1);
    }

    private PlanRun plan(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("plan", "--sales", file("sales.csv"), "--stock", file("stock.csv"), "--out", file("plan.csv")));
        arguments.addAll(Arrays.asList(more));
        return PlanRun.of(arguments);
    }

    private static List<String> sales(int units, int daysApart) {
        List<String> lines = new ArrayList<>(List.of("unique_id,ds,y"));
        for (int period = 0; period < 52; period++) {
            LocalDate date = LocalDate.of(2024, 1, 1).plusDays((long) period * daysApart);
            lines.add("a,%s,%d".formatted(date, units));
            lines.add("b,%s,%d".formatted(date, units));
        }
        return lines;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name), lines);
    }
}
