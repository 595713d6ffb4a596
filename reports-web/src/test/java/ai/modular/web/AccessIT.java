package ai.modular.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ai.modular.contracts.error.UserError;
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
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may see what: roles, stores, sign-in. */
class AccessIT extends PagesCase {

    /** Status of a GET per role: nobody, MANAGER, ADMIN, SCIENTIST. Nobody is sent to the sign-in. What is only written to is shut. */
    private static final Map<String, List<Integer>> ACCESS = Map.ofEntries(
            Map.entry("/", List.of(302, 302, 302, 302)),
            Map.entry("/login", List.of(200, 302, 302, 302)),
            Map.entry("/today", List.of(302, 200, 200, 200)),
            Map.entry("/product", List.of(302, 200, 200, 200)),
            Map.entry("/accuracy", List.of(302, 200, 200, 200)),
            Map.entry("/outcome", List.of(302, 200, 200, 200)),
            Map.entry("/runs", List.of(302, 403, 200, 403)),
            Map.entry("/runs/{run}", List.of(302, 403, 200, 403)),
            Map.entry("/models", List.of(302, 403, 200, 200)),
            Map.entry("/models/trainings", List.of(302, 403, 200, 200)),
            Map.entry("/error", List.of(302, 403, 403, 403)),
            Map.entry("/order", List.of(302, 200, 200, 200)),
            Map.entry("/order/export", List.of(302, 403, 403, 403)),
            Map.entry("/decision", List.of(302, 403, 403, 403)),
            Map.entry("/decisions", List.of(302, 403, 403, 403)),
            Map.entry("/snooze", List.of(302, 403, 403, 403)));

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
            String path = switch (address) {
                case "/product" -> "/product?store=s1&item=p001";
                case "/order" -> "/order?store=s1&supplier=dairy";
                default -> address.replace("{run}", DemoNight.RUN.toString());
            };
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
        assertThat(as("admin", "/suppliers").getStatus()).isEqualTo(403);
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
    void theAppRefusesARoleThatSeesEverything() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("MODULARAI_POSTGRES_WEB_USER", settings.get("MODULARAI_POSTGRES_JOB_USER"));
        settings.put("MODULARAI_POSTGRES_WEB_PASSWORD", settings.get("MODULARAI_POSTGRES_JOB_PASSWORD"));
        assertThatThrownBy(() -> ReportsWeb.start(RunningWeb.settings(settings)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a role that row-level security does not bind");
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

    private static long count(DataSource pool, String table) throws SQLException {
        try (Connection connection = pool.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
