package ai.modular.web.sheet;

import ai.modular.web.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who wrote an order, and who took it out. */
final class Audit {

    private Audit() {}

    static void write(JdbcClient jdbc, Viewer viewer, String action, String subject) {
        jdbc.sql(SheetSql.AUDIT)
                .param("person", viewer.personId())
                .param("action", action)
                .param("subject", subject)
                .update();
    }
}
