package ai.modular.cli;

import ai.modular.operations.configuration.Settings;
import ai.modular.operations.service.Database;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why an order is what it is, from what was published: no job runs for it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the receipt of a published quantity: every term and their sum, why the line deserves a look,",
            "what other quantities would bring, and which model made the forecast."
        })
final class ExplainCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--store", required = true, paramLabel = "S", description = "The store's id.")
    private String store;

    @Option(names = "--product", required = true, paramLabel = "P", description = "The product's id.")
    private String product;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description =
                    "The trading day at whose close it was planned, yyyy-mm-dd (default: the newest published one).")
    private LocalDate date;

    @Option(names = "--json", description = "As JSON, for scripts.")
    private boolean json;

    @Override
    public void run() {
        Settings settings = workspace.settings();
        try (Database database = Database.connect(settings, settings.postgres().job())) {
            Explanation found = new ExplainReads(JdbcClient.create(database.dataSource())).read(store, product, date);
            System.out.print(json ? ExplainText.json(found) : new ExplainText().of(found));
        }
    }
}
