package ai.modular.web.access;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what at a page, for whoever asks later; written in the transaction of the deed. */
public final class Audit {

    private static final String INSERT = """
            INSERT INTO ops.audit (person, action, subject, detail) VALUES (:person, :action, :subject, '{}')""";

    private Audit() {}

    public static void write(JdbcClient jdbc, Viewer viewer, String action, String subject) {
        jdbc.sql(INSERT)
                .param("person", viewer.personId())
                .param("action", action)
                .param("subject", subject)
                .update();
    }
}
