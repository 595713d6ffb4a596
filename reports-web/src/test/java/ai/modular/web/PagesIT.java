package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.localstack.DatabaseRole;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages show, and that what people type stays text. */
class PagesIT extends PagesCase {

    private static final List<String> XSS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title><svg onload=alert(1)>",
            "${7*191}",
            "[[${7*191}]]",
            "__${7*191}__::x",
            "javascript:alert(1)");

    @Test
    void theOrderCanBeNarrowed() throws Exception {
        assertThat(names("/today?department=Bakery&all=true"))
                .containsExactlyInAnyOrder(
                        "Butter croissant", "Sourdough bread", "Toast, butter", "Wholegrain rolls, 6");
        assertThat(names("/today?supplier=home&all=true"))
                .containsExactlyInAnyOrder(
                        "Dishwasher tablets, 40", "Kitchen roll, 4", "Toilet paper, 3 ply", "Washing powder");
        assertThat(names("/today?q=100%25")).isEmpty();
        assertThat(names("/today?q=MILK")).containsExactlyInAnyOrder("Semi-skimmed milk", "Whole milk");
        assertThat(names("/today?exception=UNUSUAL_DEMAND")).containsExactly("Sparkling water");
        assertThat(names("/today?all=true&department=Bakery&page=2")).isEmpty();
        assertThat(names("/today?all=true&department=Bakery&page=whole")).hasSize(4);
    }

    @Test
    void whatPeopleTypeStaysText() throws Exception {
        StringBuilder products = new StringBuilder();
        for (int i = 0; i < XSS.size(); i++) {
            String name = XSS.get(i).replace("'", "''");
            products.append("""
                    INSERT INTO retail.products (item_id, name, department, category) VALUES ('x%1$d', '%2$s', '%2$s', '%2$s');
                    INSERT INTO insight.order_proposal_revision VALUES ('2026-11-22', 9, 's1', 'x%1$d', 'dairy', '2026-11-24', 5, 'each',
                        1, 'EUR', 0, 1, 0.2, 1, '{"version":1,"terms":[{"code":"%3$s","value":5,"facts":{}}]}', ARRAY['%2$s']);
                    """.formatted(i, name, name.replace("\"", "\\\"")));
        }
        database.execute(
                products
                        + "UPDATE ops.publication SET revision = 9, notes = ARRAY['<script>alert(1)</script>'] WHERE location_id = 's1'");
        try {
            String page = as("manager", "/today?all=true&q=alert").getContentAsString()
                    + as("manager", "/today?all=true").getContentAsString()
                    + as("manager", "/product?store=s1&item=x0").getContentAsString();
            assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${7*191}");
            assertThat(page).doesNotContain("<script>", "<img", "<svg onload", "1337", "' onmouseover='");
            assertThat(as("manager", "/today?q=%3Cscript%3Ealert(1)%3C/script%3E&department=%22%3E%3Cimg%3E")
                            .getContentAsString())
                    .doesNotContain("<script>", "<img");
        } finally {
            database.execute("UPDATE ops.publication SET revision = 1, notes = '{}' WHERE location_id = 's1'");
        }
    }

    @Test
    void aProductsReceiptTellsWhatOtherQuantitiesWouldBring() throws Exception {
        String item = JdbcClient.create(database.dataSource(DatabaseRole.JOB))
                .sql(
                        "SELECT item_id FROM insight.order_proposal WHERE location_id = 's1' AND quantity > 0 ORDER BY item_id LIMIT 1")
                .query(String.class)
                .single();
        String page = as("manager", "/product?store=s1&item=" + item).getContentAsString();
        assertThat(page).contains("What another quantity would bring", "Missed sales", "aria-current=\"true\"");
    }

    /** Cola has 20 % off from 26 November on, and the store was closed on 31 October. */
    @Test
    void aProductsDaysTellWhatMovesTheirDemand() throws Exception {
        String item = JdbcClient.create(database.dataSource(DatabaseRole.JOB))
                .sql("SELECT item_id FROM retail.products WHERE name LIKE 'Cola%' LIMIT 1")
                .query(String.class)
                .single();
        String page = as("manager", "/product?store=s1&item=" + item)
                .getContentAsString()
                .replace('\u00a0', ' ');

        assertThat(page).contains("holiday or event", "promotion</span>", "closed</span>");
        assertThat(page).contains("nine times in ten · 20 % off · Black Friday");
        assertThat(page).contains("Sat 31 Oct: 0.0 sold · Reformation Day · closed");
        assertThat(page).contains("Past days out of the ordinary", "<td>20 % off · Black Friday</td>");
        assertThat(page).contains("<td>Reformation Day · closed</td>");
    }

    @Test
    void everyAnswerCarriesAPolicyWithAFreshNonce() throws Exception {
        Set<String> policies = new TreeSet<>();
        for (String path :
                List.of("/today", "/runs", "/login", "/assets/look.css", "/nowhere", "/today?store=nowhere")) {
            String policy = as("admin", path).getHeader("Content-Security-Policy");
            assertThat(policy)
                    .matches(
                            "default-src 'none'; script-src 'nonce-[\\w-]{24}'; style-src 'nonce-[\\w-]{24}'; img-src 'self';"
                                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            policies.add(policy);
        }
        assertThat(policies).hasSize(6);
    }

    @Test
    void theAdminSeesStepsAndWhatBroke() throws Exception {
        database.execute("""
                INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid, ended_at, failed_job,
                    problem, remedy) VALUES ('00000000-0000-4000-8000-00000000000f', 'nightly', '2026-11-21', 1, 'FAILED', '1.0.0', 'h', 1,
                    now(), 'score-demand', 'The model file is not the one that was pinned', 'Restore the file.');
                INSERT INTO ops.step_metric SELECT '00000000-0000-4000-8000-00000000000f', 'score-demand', 'score', a, m, v FROM
                    (VALUES (1, 'read', 4150000), (2, 'read', 50000), (2, 'seconds', 113), (2, 'quarantined', 7)) AS x (a, m, v)""");
        String list = as("admin", "/runs").getContentAsString();
        assertThat(list)
                .contains("The model file is not the one that was pinned", "Restore the file.", "nightly of Sun");

        String run = as("admin", "/runs/00000000-0000-4000-8000-00000000000f")
                .getContentAsString()
                .replace('\u00a0', ' ');
        assertThat(run)
                .contains(
                        "50,000", "1 min 53 s", "quarantined 7", "./modularai run nightly --date 2026-11-21 --restart");
        assertThat(run).doesNotContain("4,150,000");
    }

    @Test
    void aRunOfAMistypedYearIsListedWithItsYearAndHidesNoOther() throws Exception {
        database.execute(
                "INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid, started_at, ended_at)"
                        + " VALUES (gen_random_uuid(), 'nightly', '2028-11-22', 1, 'FAILED', '1.0.0', 'h', 1, '2026-11-23 02:00:00+00', now())");

        String list = as("admin", "/runs").getContentAsString().replace('\u00a0', ' ');

        assertThat(list).contains("nightly of Wed 22 Nov 2028", "nightly, Sun 22 Nov: ");
    }

    private List<String> names(String path) throws Exception {
        return java.util.regex.Pattern.compile("class=\"product\"><b>([^<]+)<")
                .matcher(as("manager", path).getContentAsString())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
