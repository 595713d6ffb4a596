package ai.modular.web.login;

import javax.sql.DataSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: from the fifth wrong password in a row from one address on, the account is shut to that address, first for a minute, then for
 * twice as long each time, at most for an hour. While it is shut even the right password is refused there, and a refused attempt does not count. From
 * any other address its owner still gets in: who guesses locks out nobody else. Every sign-in is audited.
 */
@Component
class LoginThrottle {

    private static final String FAILED = """
            INSERT INTO app.login_failure AS f (person_id, address, failures)
            SELECT person_id, ?, 1 FROM app.person WHERE person_id = ?
            ON CONFLICT (person_id, address) DO UPDATE SET failures = f.failures + 1, last_at = now(),
                locked_until = CASE WHEN f.failures + 1 >= 5
                    THEN now() + least(60, power(2, least(f.failures - 4, 6))) * interval '1 minute' END""";
    private static final String SUCCEEDED = "DELETE FROM app.login_failure WHERE person_id = ? AND address = ?";
    private static final String FORGET = "DELETE FROM app.login_failure WHERE last_at < now() - interval '1 day'";
    private static final String AUDIT = "INSERT INTO ops.audit (person, action, subject) VALUES (?, ?, 'reports-web')";

    private final JdbcClient jdbc;

    LoginThrottle(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** Only names that exist are written down: what a stranger types may be a password in the wrong field. */
    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        String person = People.personId(event.getAuthentication().getName());
        jdbc.sql(FORGET).update();
        if (jdbc.sql(FAILED).param(address(event)).param(person).update() > 0) {
            audit(person, "sign-in refused");
        }
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        String person = event.getAuthentication().getName();
        jdbc.sql(SUCCEEDED).param(person).param(address(event)).update();
        audit(person, "signed in");
    }

    private static String address(AbstractAuthenticationEvent event) {
        return ((WebAuthenticationDetails) event.getAuthentication().getDetails()).getRemoteAddress();
    }

    private void audit(String person, String action) {
        jdbc.sql(AUDIT).param(person).param(action).update();
    }
}
