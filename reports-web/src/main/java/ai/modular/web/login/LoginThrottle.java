package ai.modular.web.login;

import javax.sql.DataSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: from the fifth wrong password in a row on, the account is shut, first for a minute, then for twice as long each time, at
 * most for an hour. While it is shut even the right password is refused, and a refused attempt does not count. Every sign-in is audited.
 */
@Component
class LoginThrottle {

    private static final String FAILED = """
            UPDATE app.person SET failed_logins = failed_logins + 1,
                locked_until = CASE WHEN failed_logins + 1 >= 5
                    THEN now() + least(60, power(2, least(failed_logins - 4, 6))) * interval '1 minute' ELSE locked_until END
            WHERE person_id = ?""";
    private static final String SUCCEEDED =
            "UPDATE app.person SET failed_logins = 0, locked_until = NULL WHERE person_id = ?";
    private static final String AUDIT = "INSERT INTO ops.audit (person, action, subject) VALUES (?, ?, 'reports-web')";

    private final JdbcClient jdbc;

    LoginThrottle(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** Only names that exist are written down: what a stranger types may be a password in the wrong field. */
    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        String person = People.personId(event.getAuthentication().getName());
        if (jdbc.sql(FAILED).param(person).update() > 0) {
            audit(person, "sign-in refused");
        }
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        String person = event.getAuthentication().getName();
        jdbc.sql(SUCCEEDED).param(person).update();
        audit(person, "signed in");
    }

    private void audit(String person, String action) {
        jdbc.sql(AUDIT).param(person).param(action).update();
    }
}
