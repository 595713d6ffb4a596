package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ai.modular.localstack.DatabaseRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Putting an order to rest on the page of its product. The night is that of Sunday 2026-11-22. */
class SnoozeIT extends PagesCase {

    private static final String PRODUCT = "/product?store=s1&item=p001";

    @BeforeEach
    void allIsAwake() {
        database.execute("TRUNCATE app.order_snooze, ops.audit CASCADE");
    }

    @Test
    void aManagerPutsAnOrderToRestAndWakesIt() throws Exception {
        assertThat(as("manager", PRODUCT).getContentAsString())
                .contains("Put its order to rest", "min=\"2026-11-25\"", "max=\"2027-11-23\"");

        MvcResult result = snooze("manager", "s1", "rest", "2026-12-01", "The freezer is broken");

        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo(PRODUCT);
        assertThat(result.getFlashMap().get("done")).asString().startsWith("Noted: nothing is proposed before Tue");
        assertThat(
                        text(
                                "SELECT location_id || ' ' || item_id || ' ' || until || ' ' || created_by FROM app.order_snooze"))
                .isEqualTo("s1 p001 2026-12-01 manager");
        assertThat(as("manager", PRODUCT).getContentAsString())
                .contains("by Mara Lind: The freezer is broken", "Order it again")
                .doesNotContain("Put its order to rest");
        assertThat(as("scientist", PRODUCT).getContentAsString())
                .contains("The freezer is broken")
                .doesNotContain("Order it again");

        assertThat(snooze("admin", "s1", "wake", "", "").getFlashMap().get("done"))
                .isEqualTo("Noted: the next night proposes it again.");
        assertThat(snooze("admin", "s1", "wake", "", "").getFlashMap().get("done"))
                .isEqualTo("It was not at rest.");
        assertThat(
                        text(
                                "SELECT string_agg(person || ' ' || action || ' ' || subject, ', ' ORDER BY audit_id) FROM ops.audit"))
                .isEqualTo("manager order-snoozed s1 p001 until 2026-12-01, admin order-woken s1 p001");
    }

    @Test
    void whatMakesNoDifferenceOrHasNoReasonIsRefused() throws Exception {
        for (String day : new String[] {"2026-11-24", "2020-01-01", "2027-11-24", ""}) {
            assertThat(snooze("manager", "s1", "rest", day, "holiday")
                            .getFlashMap()
                            .get("refused"))
                    .as(day)
                    .asString()
                    .startsWith("Choose a day from Wed");
        }
        for (String reason : new String[] {"", "  ", "x".repeat(201)}) {
            assertThat(snooze("manager", "s1", "rest", "2026-12-01", reason)
                            .getFlashMap()
                            .get("refused"))
                    .isEqualTo("Say in 1 to 200 characters why it is put to rest.");
        }
        assertThat(text("SELECT count(*)::text FROM app.order_snooze")).isEqualTo("0");
    }

    @Test
    void nobodyTouchesAStoreThatIsNotTheirs() throws Exception {
        assertThat(status("manager", "s2", "p001")).isEqualTo(404);
        assertThat(status("manager", "s1", "nothing")).isEqualTo(404);
        assertThat(status("scientist", "s1", "p001")).isEqualTo(403);
        assertThat(text("SELECT count(*)::text FROM app.order_snooze")).isEqualTo("0");
    }

    /** The rest of yesterday is over, whatever stands in the table. */
    @Test
    void aRestThatIsOverIsNotShown() throws Exception {
        database.execute(
                "INSERT INTO app.order_snooze VALUES ('s1', 'p001', '2026-11-23', 'holiday', 'someone at a shell')");
        assertThat(as("manager", PRODUCT).getContentAsString()).doesNotContain("someone at a shell");
    }

    private static int status(String person, String store, String item) throws Exception {
        return pages.perform(form(person, store, item, "rest", "2026-12-01", "holiday"))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static MvcResult snooze(String person, String store, String action, String until, String reason)
            throws Exception {
        return pages.perform(form(person, store, "p001", action, until, reason)).andReturn();
    }

    private static MockHttpServletRequestBuilder form(
            String person, String store, String item, String action, String until, String reason) {
        return post("/snooze")
                .with(user(person(person)))
                .with(csrf())
                .param("store", store)
                .param("item", item)
                .param("action", action)
                .param("until", until)
                .param("reason", reason)
                .param("back", PRODUCT);
    }

    private static String text(String sql) {
        return JdbcClient.create(database.dataSource(DatabaseRole.JOB))
                .sql(sql)
                .query(String.class)
                .single();
    }
}
