package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.localstack.DatabaseRole;
import ai.modular.localstack.Service;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published order in words, from the database alone; and what is said where there is none. */
@WithLocalStack({Service.POSTGRES})
class ExplainIT {

    private static final String RECEIPT = """
            {"version":2,"terms":[
              {"code":"EXPECTED_DEMAND","value":69.000,"facts":{"first_day":"2026-11-23","last_day":"2026-11-25","days":"3"}},
              {"code":"SAFETY_STOCK","value":12.000,"facts":{"critical_ratio":"0.950"}},
              {"code":"ON_HAND","value":-38.000,"facts":{"as_of":"2026-11-22"}},
              {"code":"PACK_ROUNDING","value":5.000,"facts":{"pack_size":"12","packs":"4"}}],
             "what_if":[{"quantity":0.000,"lost":44.100,"left_over":0.300,"wasted":0.000,"cost":39.70},
              {"quantity":48.000,"lost":1.200,"left_over":9.400,"wasted":0.200,"cost":1.25}]}""";

    @TempDir
    static Path home;

    private static JdbcClient jdbc;
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void aPublishedNight(TestServices services) throws IOException {
        Files.writeString(
                home.resolve("stack.env"),
                services.settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
        jdbc = JdbcClient.create(services.database().dataSource(DatabaseRole.JOB));
        for (String statement : """
                INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES ('s1', 'Harbour Street', 'Europe/Dublin', 'EUR');
                INSERT INTO retail.products (item_id, name, department, category) VALUES ('p1', 'Milk', 'Dairy', 'Milk'), ('p2', 'Tea', 'Pantry', 'Tea');
                INSERT INTO retail.suppliers (supplier_id, name) VALUES ('d', 'Ballinree Creamery');
                INSERT INTO retail.supply_terms (location_id, item_id, supplier_id, lead_time_days, delivery_days, pack_size, unit_cost)
                    VALUES ('s1', 'p1', 'd', 1, '{1,2,3,4,5,6}', 12, 0.5), ('s1', 'p2', 'd', 1, '{}', 1, 2);
                INSERT INTO ops.run (run_id, pipeline, business_date, revision, stores, state, code_version, host, pid)
                    VALUES ('00000000-0000-0000-0000-000000000001', 'nightly', '2026-11-22', 2, '{}', 'COMPLETED', 'test', 'test', 1);
                INSERT INTO ops.publication (pipeline, business_date, location_id, revision, run_id, lease_token, model_name, model_version, notes, published_at)
                    VALUES ('nightly', '2026-11-22', 's1', 2, '00000000-0000-0000-0000-000000000001', 1, 'demand', '7',
                        '{"MLflow does not answer."}', '2026-11-22 23:12:00+00');
                INSERT INTO insight.skipped_series_revision VALUES ('2026-11-22', 2, 'propose-orders', 's1', 'p2', 'no supply terms');
                """.split(";\\s*\n")) {
            jdbc.sql(statement).update();
        }
        jdbc.sql("""
                        INSERT INTO insight.order_proposal_revision (business_date, revision, location_id, item_id, supplier_id, delivery_date, quantity,
                            unit, unit_cost, currency, on_hand, days_of_cover, risk, expected_lost, receipt, exceptions)
                        VALUES ('2026-11-22', 2, 's1', 'p1', 'd', '2026-11-23', 48, 'each', 0.5, 'EUR', 38, 1.6, 0.02, 0.1, :receipt::jsonb,
                            '{STOCK_OLD}')""").param("receipt", RECEIPT).update();
    }

    @BeforeEach
    void atTheCheckout() {
        System.setProperty(
                "modularai.root", Path.of("../..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void leaveIt() {
        System.clearProperty("modularai.root");
    }

    @Test
    void theReceiptIsToldInWordsWithItsSumAndOtherQuantities() {
        assertThat(said("--store", "s1", "--product", "p1")).isEqualToNormalizingNewlines("""
                Milk (p1) in Harbour Street (s1)
                planned at the close of Sun 22 Nov · revision 2 · model demand 7 · published 22 Nov, 23:12
                the newest night of this store
                note: MLflow does not answer.

                Ballinree Creamery, arrives Mon 23 Nov · 24.00 € · risk of running out before: 2 % · stock lasts 1.6 days
                  Expected demand Mon 23 Nov to Wed 25 Nov, 3 days                                   + 69
                  Safety for uncertainty, 95 % level                                                 + 12
                  On hand at the close of Sun 22 Nov                                                 − 38
                  Needed                                                                               43
                  Rounded up to packs of 12                                                           + 5
                  Order                                                                                48
                ! The stock was last known more than a day ago; what usually sells since then was taken off. Count it, or see why its events no longer arrive.

                What another quantity would bring. Expected until the next delivery becomes sellable.
                         Order   Missed sales     Wasted  Left over           Cost
                             0           44.1        0.0        0.3        39.70 €
                            48            1.2        0.2        9.4         1.25 € ← proposed
                """);
    }

    @Test
    void scriptsReadTheSameAsJson() {
        JsonNode root = JsonMapper.shared()
                .readTree(said("--store", "s1", "--product", "p1", "--date", "2026-11-22", "--json"));
        assertThat(root.path("model_version").asString()).isEqualTo("7");
        JsonNode order = root.path("orders").get(0);
        assertThat(order.path("quantity").decimalValue()).isEqualByComparingTo("48");
        assertThat(order.path("receipt").path("terms").size()).isEqualTo(4);
        assertThat(order.path("receipt").path("what_if").size()).isEqualTo(2);
    }

    @Test
    void aProductWithoutALineSaysWhy() {
        assertThat(said("--store", "s1", "--product", "p2"))
                .endsWith("Nothing is proposed:\n  propose-orders: no supply terms\n");
    }

    @Test
    void whatDoesNotExistEndsWithOneAndNamesWhatDoes() {
        assertThat(explain("--store", "s9", "--product", "p1")).isEqualTo(1);
        assertThat(explain("--store", "s1", "--product", "p9")).isEqualTo(1);
        assertThat(explain("--store", "s1", "--product", "p1", "--date", "2026-11-21"))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                error: there is no store s9
                what to do: Stores: s1.
                error: there is no product p9
                what to do: Products of s1: p1 (Milk), p2 (Tea).
                error: nothing was published for store s1 on 2026-11-21
                what to do: Published dates: 2026-11-22.
                """);
    }

    @Test
    void anOrderIsPutToRestAndWoken() {
        assertThat(run("snooze", "--store", "s1", "--product", "p1", "--until", "2026-12-01", "--reason", "refit"))
                .isZero();
        assertThat(jdbc.sql("SELECT until || ' ' || reason FROM app.order_snooze")
                        .query(String.class)
                        .list())
                .containsExactly("2026-12-01 refit");
        assertThat(run("snooze", "--store", "s1", "--product", "p1", "--off")).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM app.order_snooze")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(run("snooze", "--store", "s9", "--product", "p1", "--until", "2026-12-01"))
                .isEqualTo(1);
        assertThat(run("snooze", "--store", "s1", "--product", "p9", "--until", "2026-12-01"))
                .isEqualTo(1);
    }

    private String said(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(explain(arguments)).as(err::toString).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private int explain(String... arguments) {
        return run("explain", arguments);
    }

    private int run(String command, String... arguments) {
        String[] line = new String[arguments.length + 3];
        line[0] = command;
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        line[arguments.length + 1] = "--home";
        line[arguments.length + 2] = home.toString();
        return Main.commandLine().setErr(new PrintWriter(err, true)).execute(line);
    }
}
