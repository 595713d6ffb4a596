package ai.modular.web.access;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to write rows that belong to stores: one transaction that first says who asks, so that nobody writes for a store that is not theirs.
 * An exception leaves everything as it was.
 */
@Component
public class ViewerWrites {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ViewerWrites(PlatformTransactionManager transactions, DataSource dataSource) {
        transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(10);
        jdbc = JdbcClient.create(dataSource);
    }

    public <T> T write(Viewer viewer, Function<JdbcClient, T> work) {
        return transaction.execute(status -> {
            ViewerScope.set(jdbc, viewer);
            return work.apply(jdbc);
        });
    }
}
