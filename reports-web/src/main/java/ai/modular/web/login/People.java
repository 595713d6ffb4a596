package ai.modular.web.login;

import ai.modular.web.access.SignedIn;
import ai.modular.web.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** People as {@code app.person} knows them, and whether they are shut to the address that asks. */
@Component
class People implements UserDetailsService {

    private static final String PERSON = """
            SELECT person_id, display_name, password_hash, role, enabled, EXISTS (
                SELECT FROM app.login_failure f WHERE f.person_id = p.person_id AND f.address = ? AND f.locked_until > now()) AS locked
            FROM app.person p WHERE person_id = ?""";

    private final JdbcClient jdbc;
    private final HttpServletRequest request;

    /** @param request stands for the one at hand */
    People(DataSource dataSource, HttpServletRequest request) {
        this.jdbc = JdbcClient.create(dataSource);
        this.request = request;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return jdbc.sql(PERSON)
                .param(request.getRemoteAddr())
                .param(personId(name))
                .query(People::person)
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("nobody has that name"));
    }

    /** Ids are lower case; PostgreSQL's text takes no NUL. */
    static String personId(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("\0", "");
    }

    private static SignedIn person(ResultSet row, int number) throws SQLException {
        Viewer viewer = new Viewer(
                row.getString("person_id"), row.getString("display_name"), Viewer.Role.valueOf(row.getString("role")));
        return new SignedIn(
                viewer, row.getString("password_hash"), row.getBoolean("enabled"), row.getBoolean("locked"));
    }
}
