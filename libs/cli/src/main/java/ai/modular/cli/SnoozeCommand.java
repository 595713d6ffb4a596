package ai.modular.cli;

import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.service.Database;
import ai.modular.operations.snooze.OrderSnoozes;
import java.time.LocalDate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the order of a product to rest, or wakes it. The next night obeys. */
@Command(
        name = "snooze",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the order of a product in a store to rest: the nights propose nothing before the day --until.",
            "Its receipt goes on to say what would have been ordered."
        })
final class SnoozeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

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
            OrderSnoozes snoozes = new OrderSnoozes(jdbc);
            if (wish.off) {
                wake(snoozes);
            } else {
                rest(snoozes, jdbc);
            }
        }
    }

    private void wake(OrderSnoozes snoozes) {
        String found = snoozes.wake(store, product) ? "is ordered again" : "was not at rest";
        say("%s in %s %s.%n", product, store, found);
    }

    private void rest(OrderSnoozes snoozes, JdbcClient jdbc) {
        new ExplainReads(jdbc).place(store, product);
        try {
            snoozes.rest(store, product, wish.until, reason, System.getProperty("user.name"));
        } catch (DataIntegrityViolationException e) {
            throw new UserError(
                    "%s in store %s cannot be put to rest".formatted(product, store),
                    "A reason has 1 to 500 characters.",
                    e);
        }
        say("%s in %s is not ordered before %s.%n", product, store, wish.until);
    }

    private void say(String sentence, Object... values) {
        spec.commandLine().getOut().printf(sentence, values).flush();
    }
}
