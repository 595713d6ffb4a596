package ai.modular.web.access;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to read rows that belong to stores: a read-only transaction that first says who asks, so that row-level security binds it. One
 * snapshot per page: a night that is published meanwhile does not mix in.
 */
@Component
public class ViewerReads {

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
            ViewerScope.set(jdbc, viewer);
            return work.apply(jdbc);
        });
    }
}
