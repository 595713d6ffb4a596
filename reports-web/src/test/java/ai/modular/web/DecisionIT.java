package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ai.modular.localstack.DatabaseRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Approve, change, reject; the order that is written of it, and its export. */
class DecisionIT extends PagesCase {

    /** Whole milk of the demo night: 24 proposed, in packs of 12. */
    private static final Map<String, String> MILK = Map.of(
            "store",
            "s1",
            "item",
            "p001",
            "date",
            "2026-11-22",
            "seen",
            "24",
            "version",
            "0",
            "back",
            "/today?store=s1#line-p001");

    @BeforeEach
    void nothingIsDecided() {
        database.execute("""
                TRUNCATE app.order_document, app.order_document_line, app.order_decision, app.order_decision_history, ops.audit CASCADE;
                UPDATE ops.publication SET revision = 1""");
    }

    @Test
    void aLineIsApprovedAsItIsProposed() throws Exception {
        MvcResult result = send("manager", "/decision", MILK, "action", "approve");

        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/today?store=s1#line-p001");
        assertThat(result.getFlashMap().get("done")).isEqualTo("Noted.");
        assertThat(decided()).isEqualTo("APPROVED 24 of 24 by manager, version 1, -");
        assertThat(as("manager", "/today?store=s1").getContentAsString()).contains("Approved by Mara Lind");
    }

    /** From the page of the product and back to it. */
    @Test
    void aProductsOwnPageTakesADecision() throws Exception {
        String product = "/product?store=s1&item=p001";
        assertThat(as("manager", product).getContentAsString())
                .contains("Approve 24", "name=\"back\" value=\"/product?store=s1&amp;item=p001\"");
        assertThat(as("scientist", product).getContentAsString()).doesNotContain("Approve 24");

        Map<String, String> milk = new TreeMap<>(MILK);
        milk.put("back", product);
        MvcResult result =
                send("manager", "/decision", milk, "action", "change", "quantity", "36", "reason", "LOCAL_EVENT");

        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo(product);
        assertThat(as("manager", product).getContentAsString())
                .contains("Changed from 24 to 36 by Mara Lind", "<dd class=\"accent\">36</dd>");
    }

    @Test
    void anotherQuantityNeedsAReasonAndWholePacks() throws Exception {
        assertThat(refused(send("manager", "/decision", MILK, "action", "change", "quantity", "36")))
                .isEqualTo("Whole milk: choose why you order something else than proposed."
                        + " Reasons are compared with what happened afterwards.");
        assertThat(refused(
                        send("manager", "/decision", MILK, "action", "change", "quantity", "30", "reason", "WEATHER")))
                .isEqualTo("Whole milk comes in packs of 12: order 24 or 36.");
        assertThat(refused(send("manager", "/decision", MILK, "action", "change", "quantity", "36", "reason", "OTHER")))
                .contains("write a note");
        for (String wrong : List.of("", "many", "-12", "1e9", "12.0001", "NaN")) {
            assertThat(refused(send(
                            "manager", "/decision", MILK, "action", "change", "quantity", wrong, "reason", "WEATHER")))
                    .as(wrong)
                    .startsWith("The quantity must be a number from 0 to 1,000,000");
        }
        assertThat(count("app.order_decision")).isZero();

        send(
                "manager",
                "/decision",
                MILK,
                "action",
                "change",
                "quantity",
                "36",
                "reason",
                "OTHER",
                "note",
                "school <fair>");
        assertThat(decided()).isEqualTo("CHANGED 36 of 24 by manager, version 1, OTHER school <fair>");
        String page = as("manager", "/today?store=s1").getContentAsString();
        assertThat(page)
                .contains("changed from 24", "Changed from 24 to 36 by Mara Lind", "school &lt;fair&gt;")
                .doesNotContain("school <fair>");
    }

    @Test
    void theSecondOfTwoPeopleIsTold() throws Exception {
        send("admin", "/decision", MILK, "action", "change", "quantity", "0", "reason", "NO_SPACE");

        assertThat(refused(send("manager", "/decision", MILK, "action", "approve")))
                .isEqualTo("Whole milk: Adam Roth decided on it while you looked, and orders 0."
                        + " Look again before you change it.");
        assertThat(decided()).isEqualTo("REJECTED 0 of 24 by admin, version 1, NO_SPACE");

        Map<String, String> again = new TreeMap<>(MILK);
        again.put("version", "1");
        send("manager", "/decision", again, "action", "approve");
        assertThat(decided()).isEqualTo("APPROVED 24 of 24 by manager, version 2, -");
        assertThat(count("app.order_decision_history")).isEqualTo(2);
    }

    @Test
    void aPlanThatWasRenewedIsLookedAtAgainAndWhatIsDecidedStays() throws Exception {
        send("manager", "/decision", MILK, "action", "approve");
        database.execute("""
                DELETE FROM insight.order_proposal_revision WHERE revision = 2;
                INSERT INTO insight.order_proposal_revision SELECT business_date, 2, location_id, item_id, supplier_id, delivery_date,
                    quantity + 12, unit, unit_cost, currency, on_hand, days_of_cover, risk, expected_lost, receipt, exceptions
                FROM insight.order_proposal_revision WHERE location_id = 's1' AND revision = 1;
                UPDATE ops.publication SET revision = 2 WHERE location_id = 's1'""");

        assertThat(as("manager", "/today?store=s1").getContentAsString())
                .contains("The plan was renewed since and now proposes 36; the decision stands");
        Map<String, String> other = new TreeMap<>(MILK);
        other.put("item", "p002");
        assertThat(refused(send("manager", "/decision", other, "action", "approve")))
                .contains("the plan was renewed while you looked");
        assertThat(refused(send("manager", "/decisions", order("dairy")))).contains("revision 2");
        assertThat(decided()).isEqualTo("APPROVED 24 of 24 by manager, version 1, -");
    }

    @Test
    void anOrderIsWrittenOnceAndNotChangedAfterwards() throws Exception {
        send("manager", "/decision", MILK, "action", "change", "quantity", "36", "reason", "LOCAL_EVENT");
        assertThat(as("manager", "/order?store=s1&supplier=dairy").getContentAsString())
                .contains("Order to Northfield Dairy", "open lines and write the order", "changed from 24");

        MvcResult written = send("manager", "/order", order("dairy"));
        assertThat(written.getFlashMap().get("done")).asString().startsWith("The order is written");
        assertThat(refused(send("manager", "/order", order("dairy")))).contains("written already");
        Map<String, String> again = new TreeMap<>(MILK);
        again.put("version", "1");
        assertThat(refused(send("manager", "/decision", again, "action", "approve")))
                .contains("written already");

        assertThat(text("SELECT string_agg(document_id || ' ' || delivery_date, ',') FROM app.order_document"))
                .isEqualTo("s1-dairy-20261123-1124 2026-11-24");
        assertThat(text("SELECT quantity FROM app.order_document_line WHERE item_id = 'p001'"))
                .isEqualTo("36.000");
        assertThat(text("SELECT count(*) FROM app.order_document_line"))
                .isEqualTo(text("SELECT count(*) FROM insight.order_proposal_revision WHERE revision = 1"
                        + " AND location_id = 's1' AND supplier_id = 'dairy' AND quantity > 0"));
        assertThat(as("manager", "/today?store=s1").getContentAsString()).contains("order written");
    }

    @Test
    void aDocumentIsTakenOutOnceThenAsACopy() throws Exception {
        send("manager", "/order", order("dairy"));
        Map<String, String> document = Map.of("document", "s1-dairy-20261123-1124");

        MockHttpServletResponse first =
                send("manager", "/order/export", document).getResponse();
        MockHttpServletResponse second =
                send("admin", "/order/export", document).getResponse();

        assertThat(first.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"s1-dairy-20261123-1124.csv\"");
        assertThat(second.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"s1-dairy-20261123-1124-copy.csv\"");
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(first.getContentAsString())
                .startsWith(
                        "document_id,location_id,supplier_id,supplier,ordered_on,delivery_date,item_id,name,quantity,unit,"
                                + "pack_size,unit_cost,currency\r\n")
                .contains(
                        "s1-dairy-20261123-1124,s1,dairy,Northfield Dairy,2026-11-23,2026-11-24,p001,Whole milk,24,each,12,");
        assertThat(as("manager", "/order?store=s1&supplier=dairy").getContentAsString())
                .contains("taken out by Mara Lind");
        MockHttpServletResponse workbook = send(
                        "manager", "/order/export", Map.of("document", "s1-dairy-20261123-1124", "format", "XLSX"))
                .getResponse();
        assertThat(workbook.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"s1-dairy-20261123-1124-copy.xlsx\"");
        MockHttpServletResponse paper = send(
                        "manager", "/order/export", Map.of("document", "s1-dairy-20261123-1124", "format", "PDF"))
                .getResponse();
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(paper.getContentAsByteArray()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(send("manager", "/order/export", Map.of("document", "s1-dairy-20261123-1124", "format", "PPT"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        assertThat(text("SELECT string_agg(person || ' ' || action, ', ' ORDER BY audit_id) FROM ops.audit"))
                .isEqualTo("manager order-written, manager order-exported, admin order-copied, "
                        + "manager order-copied, manager order-copied");
    }

    @Test
    void nobodyWritesForAStoreThatIsNotTheirs() throws Exception {
        Map<String, String> other = new TreeMap<>(MILK);
        other.put("store", "s2");
        assertThat(send("manager", "/decision", other, "action", "approve")
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        Map<String, String> order = new TreeMap<>(order("dairy"));
        order.put("store", "s2");
        assertThat(send("manager", "/order", order).getResponse().getStatus()).isEqualTo(404);
        send("admin", "/order", order);
        assertThat(send("manager", "/order/export", Map.of("document", "s2-dairy-20261123-1124"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        for (String path : List.of("/decision", "/decisions", "/order", "/order/export")) {
            assertThat(send("scientist", path, MILK).getResponse().getStatus())
                    .as(path)
                    .isEqualTo(403);
            assertThat(pages.perform(post(path).with(user(person("manager"))))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as("%s without a token", path)
                    .isEqualTo(403);
        }
        assertThat(as("scientist", "/today?store=s1").getContentAsString()).doesNotContain("action=\"/decision\"");
    }

    @Test
    void aFormLeadsBackToOurOwnPagesOnly() throws Exception {
        for (String elsewhere :
                List.of("https://example.org/", "//example.org", "/\\example.org", "/runs", "", "/today{x}")) {
            Map<String, String> milk = new TreeMap<>(MILK);
            milk.put("back", elsewhere);
            assertThat(send("manager", "/decision", milk, "action", "approve")
                            .getResponse()
                            .getRedirectedUrl())
                    .as(elsewhere)
                    .isEqualTo("/today");
        }
        assertThat(send("manager", "/decision", Map.of("store", "s1"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    private static Map<String, String> order(String supplier) {
        return Map.of("store", "s1", "supplier", supplier, "date", "2026-11-22", "revision", "1");
    }

    private static MvcResult send(String person, String path, Map<String, String> form, String... more)
            throws Exception {
        MockHttpServletRequestBuilder request =
                post(URI.create(path)).with(user(person(person))).with(csrf());
        form.forEach(request::param);
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return pages.perform(request).andReturn();
    }

    private static String refused(MvcResult result) {
        return String.valueOf(result.getFlashMap().get("refused"));
    }

    private static String decided() {
        return text("SELECT verdict || ' ' || trim_scale(quantity) || ' of ' || trim_scale(proposed) || ' by ' || decided_by"
                        + " || ', version ' || version || ', ' || coalesce(concat_ws(' ', reason, note), '')"
                        + " FROM app.order_decision WHERE location_id = 's1' AND item_id = 'p001'")
                .replaceAll(", $", ", -");
    }

    private static long count(String table) {
        return Long.parseLong(text("SELECT count(*) FROM " + table));
    }

    private static String text(String sql) {
        return JdbcClient.create(database.dataSource(DatabaseRole.JOB))
                .sql(sql)
                .query(String.class)
                .single();
    }
}
