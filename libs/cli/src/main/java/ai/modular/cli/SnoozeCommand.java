package ai.modular.cli;

import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.service.Database;
import java.time.LocalDate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the order of a product to rest, or wakes it. The next night obeys. */
@Command(
        name = "snooze",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the order of a product in a store to rest: the nights propose nothing before the day --until.",
            "Its receipt goes on to say what would have been ordered."
        })
final class SnoozeCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--store", required = true, paramLabel = "S", description = "The store's id.")
    private String store;

    @Option(names = "--product", required = true, paramLabel = "P", description = "The product's id.")
    private String product;

    @ArgGroup(multiplicity = "1")
    private Wish wish;

    @Option(
            names = "--reason",
            defaultValue = "not stated",
            paramLabel = "TEXT",
            description = "Why, for whoever asks later.")
    private String reason;

    private static final class Wish {

        @Option(names = "--until", paramLabel = "DATE", description = "First day on which it may be ordered again.")
        private LocalDate until;

        @Option(names = "--off", description = "Wakes it.")
        private boolean off;
    }

    @Override
    public void run() {
        Settings settings = workspace.settings();
        try (Database database = Database.connect(settings, settings.postgres().job())) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            if (wish.off) {
                wake(jdbc);
            } else {
                rest(jdbc);
            }
        }
    }

    private void wake(JdbcClient jdbc) {
        int woken = jdbc.sql("DELETE FROM app.order_snooze WHERE location_id = :store AND item_id = :item")
                .param("store", store)
                .param("item", product)
                .update();
        String found = woken == 0 ? "was not at rest" : "is ordered again";
        System.out.printf("%s in %s %s.%n", product, store, found);
    }

    private void rest(JdbcClient jdbc) {
        new ExplainReads(jdbc).place(store, product);
        try {
            jdbc.sql("""
                            INSERT INTO app.order_snooze (location_id, item_id, until, reason, created_by)
                            VALUES (:store, :item, :until, :reason, :person) ON CONFLICT (location_id, item_id) DO UPDATE
                            SET until = excluded.until, reason = excluded.reason, created_by = excluded.created_by, created_at = now()""")
                    .param("store", store)
                    .param("item", product)
                    .param("until", wish.until)
                    .param("reason", reason)
                    .param("person", System.getProperty("user.name"))
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new UserError(
                    "%s in store %s cannot be put to rest".formatted(product, store),
                    "A reason has 1 to 500 characters.",
                    e);
        }
        System.out.printf("%s in %s is not ordered before %s.%n", product, store, wish.until);
    }
}
