package ai.modular.etl.demochain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithLocalStack
class DayOrdersIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private DayOrders orders;

    @BeforeEach
    void aNight(TestDatabase database) {
        orders = new DayOrders(database.dataSource(DatabaseRole.JOB));
        database.execute("""
                TRUNCATE app.order_document, app.order_document_line, app.order_decision, ops.publication,
                    insight.order_proposal_revision CASCADE;
                INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('m', 'M', 'MANAGER', 'x') ON CONFLICT DO NOTHING;
                INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                    VALUES ('00000000-0000-4000-8000-000000000001', 'nightly', '2026-11-22', 1, 'COMPLETED', '1', 'h', 1) ON CONFLICT DO NOTHING;
                INSERT INTO ops.publication (pipeline, business_date, location_id, revision, run_id, lease_token, model_name, published_at)
                    VALUES ('nightly', '2026-11-22', 'a', 1, '00000000-0000-4000-8000-000000000001', 1, 'demand', now());
                INSERT INTO insight.order_proposal_revision
                    SELECT '2026-11-22', 1, 'a', item, supplier, '2026-11-24', quantity, 'each', 1, 'EUR', 0, 1, 0, 0, '{}', '{}'
                    FROM (VALUES ('milk', 's', 12), ('tea', 's', 6), ('salt', 's', 0), ('soap', 'h', 4), ('mop', 'h', 2)) v (item, supplier, quantity)""");
        this.database = database;
    }

    private TestDatabase database;

    @Test
    void whereNobodyDecidedTheProposalIsSent() {
        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "a-s-20261123 milk 12", "a-s-20261123 tea 6", "a-h-20261123 soap 4", "a-h-20261123 mop 2");
    }

    @Test
    void whatWasDecidedGoesBeforeWhatWasProposed() {
        decide("milk", "s", "CHANGED", 12, 24);
        decide("tea", "s", "REJECTED", 6, 0);
        decide("salt", "s", "CHANGED", 0, 1);

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "a-s-20261123 milk 24", "a-s-20261123 salt 1", "a-h-20261123 soap 4", "a-h-20261123 mop 2");
    }

    @Test
    void ofAWrittenOrderNothingElseIsSent() {
        decide("soap", "h", "APPROVED", 4, 4);
        database.execute("""
                INSERT INTO app.order_document (document_id, business_date, location_id, supplier_id, delivery_date, ordered_on, currency,
                    created_by) VALUES ('a-h-20261123-1124', '2026-11-22', 'a', 'h', '2026-11-24', '2026-11-23', 'EUR', 'm');
                INSERT INTO app.order_document_line (document_id, location_id, item_id, quantity, unit, unit_cost)
                    VALUES ('a-h-20261123-1124', 'a', 'soap', 4, 'each', 1)""");

        assertThat(sent())
                .containsExactlyInAnyOrder("a-s-20261123 milk 12", "a-s-20261123 tea 6", "a-h-20261123-1124 soap 4");
    }

    private void decide(String item, String supplier, String verdict, int proposed, int quantity) {
        database.execute("""
                INSERT INTO app.order_decision (business_date, location_id, item_id, supplier_id, delivery_date, verdict, revision, proposed,
                    quantity, unit, unit_cost, currency, reason, version, decided_by)
                VALUES ('2026-11-22', 'a', '%s', '%s', '2026-11-24', '%s', 1, %d, %d, 'each', 1, 'EUR', %s, 1, 'm')""".formatted(
                item, supplier, verdict, proposed, quantity, verdict.equals("APPROVED") ? "NULL" : "'WEATHER'"));
    }

    private List<String> sent() {
        return orders.proposed(MONDAY, List.of("a")).stream()
                .map(placed -> placed.order().orderId() + " " + placed.order().itemId() + " "
                        + BigDecimal.valueOf(placed.order().thousandths(), 3)
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }
}
