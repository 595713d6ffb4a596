package ai.modular.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import ai.modular.web.access.SignedIn;
import ai.modular.web.access.Viewer;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The app over a database of the test class, asked for pages without a browser. */
@WithLocalStack
abstract class PagesCase {

    static TestDatabase database;
    static RunningWeb web;
    static MockMvc pages;

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

    static MockHttpServletResponse as(String person, String path) throws Exception {
        return pages.perform(get(URI.create(path)).with(user(person(person))))
                .andReturn()
                .getResponse();
    }

    static SignedIn person(String id) {
        Viewer.Role role = switch (id) {
            case "admin" -> Viewer.Role.ADMIN;
            case "scientist" -> Viewer.Role.SCIENTIST;
            default -> Viewer.Role.MANAGER;
        };
        return new SignedIn(new Viewer(id, id, role), "", true, false);
    }
}
