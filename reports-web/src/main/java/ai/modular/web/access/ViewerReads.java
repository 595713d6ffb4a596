package ai.modular.web.access;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to rows that belong to stores: a read-only transaction that first says who asks, so that row-level security binds it. The setting
 * is local to the transaction, so a pooled connection takes nothing along. One snapshot per page: a night that is published meanwhile does not mix in.
 */
@Component
public class ViewerReads {

    /** A store id with a comma or a lone star would widen the scope: such a store stays shut. A person who is gone or closed sees nothing. */
    private static final String SCOPE = """
            SELECT set_config('modularai.stores', CASE
                WHEN NOT p.enabled THEN ''
                WHEN p.role <> 'MANAGER' THEN '*'
                ELSE coalesce((SELECT string_agg(l.location_id, ',') FROM app.person_location l
                    WHERE l.person_id = p.person_id AND l.location_id <> '*' AND strpos(l.location_id, ',') = 0), '')
                END, true)
            FROM app.person p WHERE p.person_id = ?""";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ViewerReads(PlatformTransactionManager transactions, DataSource dataSource) {
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setTimeout(10);
        jdbc = JdbcClient.create(dataSource);
    }

    public <T> T read(Viewer viewer, Function<JdbcClient, T> work) {
        return transaction.execute(status -> {
            jdbc.sql(SCOPE).param(viewer.personId()).query(String.class).optional();
            return work.apply(jdbc);
        });
    }
}
