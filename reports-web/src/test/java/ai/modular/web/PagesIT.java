package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ai.modular.contracts.error.UserError;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import ai.modular.web.access.SignedIn;
import ai.modular.web.access.Viewer;
import ai.modular.web.demo.DemoNight;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@WithLocalStack
class PagesIT {

    private static final List<String> XSS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</title><svg onload=alert(1)>",
            "${7*191}",
            "[[${7*191}]]",
            "__${7*191}__::x",
            "javascript:alert(1)");

    /** Status per role: nobody, MANAGER, ADMIN, SCIENTIST. Nobody is sent to the sign-in. */
    private static final Map<String, List<Integer>> ACCESS = Map.of(
            "/", List.of(302, 302, 302, 302),
            "/login", List.of(200, 302, 302, 302),
            "/today", List.of(302, 200, 200, 200),
            "/product", List.of(302, 200, 200, 200),
            "/runs", List.of(302, 403, 200, 403),
            "/runs/{run}", List.of(302, 403, 200, 403),
            "/models", List.of(302, 403, 200, 200),
            "/error", List.of(302, 403, 403, 403));

    private static TestDatabase database;
    private static RunningWeb web;
    private static MockMvc pages;

    @BeforeAll
    static void start(TestDatabase empty) throws SQLException {
        database = empty;
        web = RunningWeb.over(database);
        pages = MockMvcBuilders.webAppContextSetup((WebApplicationContext) web.context())
                .apply(springSecurity())
                .build();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @Test
    void everyAddressStandsInTheTableOfRoles() {
        Set<String> mapped = new TreeSet<>();
        web.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapped.addAll(mapping.getPatternValues()));

        assertThat(mapped).isEqualTo(new TreeSet<>(ACCESS.keySet()));
    }

    @Test
    void everyRoleSeesWhatTheTableSays() throws Exception {
        Map<String, List<Integer>> seen = new TreeMap<>();
        for (String address : ACCESS.keySet()) {
            String path = address.equals("/product")
                    ? "/product?store=s1&item=p001"
                    : address.replace("{run}", DemoNight.RUN.toString());
            seen.put(
                    address,
                    List.of(
                            pages.perform(get(path)).andReturn().getResponse().getStatus(),
                            as("manager", path).getStatus(),
                            as("admin", path).getStatus(),
                            as("scientist", path).getStatus()));
        }
        assertThat(seen).isEqualTo(new TreeMap<>(ACCESS));
    }

    @Test
    void anAddressThatNobodyMadeIsShut() throws Exception {
        assertThat(as("admin", "/actuator/env").getStatus()).isEqualTo(403);
        assertThat(as("admin", "/orders").getStatus()).isEqualTo(403);
    }

    @Test
    void anotherStoreIsAsUnknownAsOneThatDoesNotExist() throws Exception {
        for (String path : List.of(
                "/today?store=s2",
                "/today?store=nowhere",
                "/today?store=*",
                "/today?store=s1,s2",
                "/product?store=s2&item=p001",
                "/product?store=s1&item=nothing")) {
            assertThat(as("manager", path).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(as("manager", "/today").getContentAsString()).doesNotContain("Castle Square");
        assertThat(as("admin", "/today?store=s2").getContentAsString()).contains("Castle Square");
    }

    @Test
    void aPooledConnectionTakesNoStoresAlong() throws Exception {
        as("admin", "/today");
        DataSource pool = web.context().getBean(DataSource.class);
        for (int i = 0; i < 10; i++) {
            assertThat(count(pool, "insight.order_proposal_revision")).isZero();
            assertThat(count(pool, "retail.locations")).isZero();
        }
    }

    @Test
    void aRightTakenAwayIsGoneAtOnce() throws Exception {
        database.execute("""
                INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('tom', 'Tom', 'MANAGER', 'x');
                INSERT INTO app.person_location VALUES ('tom', 's2')""");
        assertThat(as("tom", "/today?store=s2").getStatus()).isEqualTo(200);

        database.execute("DELETE FROM app.person_location WHERE person_id = 'tom'");
        assertThat(as("tom", "/today?store=s2").getStatus()).isEqualTo(404);
        assertThat(as("tom", "/today").getContentAsString()).contains("No store is yours yet");
    }

    @Test
    void aPersonWhoWasClosedOrGivenAnotherRoleHasToSignInAgain() throws Exception {
        database.execute(
                "INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('ida', 'Ida', 'MANAGER', 'x')");
        assertThat(as("ida", "/today").getStatus()).isEqualTo(200);

        database.execute("UPDATE app.person SET role = 'SCIENTIST' WHERE person_id = 'ida'");
        assertThat(as("ida", "/today").getRedirectedUrl()).endsWith("/login");

        database.execute("UPDATE app.person SET role = 'MANAGER', enabled = false WHERE person_id = 'ida'");
        assertThat(as("ida", "/today").getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void aStoreWhoseIdWouldMeanAllOpensNone() throws Exception {
        database.execute("""
                INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('eve', 'Eve', 'MANAGER', 'x');
                INSERT INTO app.person_location VALUES ('eve', '*'), ('eve', 's1,s2')""");
        assertThat(as("eve", "/today?store=s1").getStatus()).isEqualTo(404);
    }

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
    void nothingIsWrittenWithoutAToken() throws Exception {
        assertThat(pages.perform(post("/logout").with(user(person("admin"))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(pages.perform(post("/login").param("username", "admin").param("password", RunningWeb.PASSWORD))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void guessingShutsTheAccountToTheAddressItCameFrom() throws Exception {
        database.execute("""
                INSERT INTO app.person (person_id, display_name, role, password_hash)
                SELECT 'gil', 'Gil', 'ADMIN', password_hash FROM app.person WHERE person_id = 'admin'""");
        assertThat(signIn("gil", RunningWeb.PASSWORD)).isEqualTo("/");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("gil", "wrong")).isEqualTo("/login?refused");
        }
        assertThat(signIn("gil", RunningWeb.PASSWORD)).isEqualTo("/login?refused");
        assertThat(signInFrom("192.0.2.7", "gil", RunningWeb.PASSWORD))
                .as("the owner, elsewhere")
                .isEqualTo("/");
        assertThat(signIn("gil", RunningWeb.PASSWORD)).as("still shut").isEqualTo("/login?refused");

        database.execute(
                "UPDATE app.login_failure SET locked_until = now() - interval '1 second' WHERE person_id = 'gil'");
        assertThat(signIn("gil", RunningWeb.PASSWORD)).isEqualTo("/");
        assertThat(signIn("nobody", "wrong")).isEqualTo("/login?refused");
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
    void theAppRefusesARoleThatSeesEverything() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("MODULARAI_POSTGRES_WEB_USER", settings.get("MODULARAI_POSTGRES_JOB_USER"));
        settings.put("MODULARAI_POSTGRES_WEB_PASSWORD", settings.get("MODULARAI_POSTGRES_JOB_PASSWORD"));
        assertThatThrownBy(() -> ReportsWeb.start(RunningWeb.settings(settings)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a role that row-level security does not bind");
    }

    private List<String> names(String path) throws Exception {
        return java.util.regex.Pattern.compile("class=\"product\"><b>([^<]+)<")
                .matcher(as("manager", path).getContentAsString())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String signIn(String name, String password) throws Exception {
        return signInFrom("127.0.0.1", name, password);
    }

    private String signInFrom(String address, String name, String password) throws Exception {
        return pages.perform(post("/login")
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                        .param("username", name)
                        .param("password", password)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private MockHttpServletResponse as(String person, String path) throws Exception {
        return pages.perform(get(java.net.URI.create(path)).with(user(person(person))))
                .andReturn()
                .getResponse();
    }

    private static SignedIn person(String id) {
        Viewer.Role role = switch (id) {
            case "admin" -> Viewer.Role.ADMIN;
            case "scientist" -> Viewer.Role.SCIENTIST;
            default -> Viewer.Role.MANAGER;
        };
        return new SignedIn(new Viewer(id, id, role), "", true, false);
    }

    private static long count(DataSource pool, String table) throws SQLException {
        try (Connection connection = pool.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
