package ai.modular.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets somebody sign in. */
@Command(
        name = "person",
        mixinStandardHelpOptions = true,
        description = {
            "Adds a person who can sign in, or renews name, role, password and stores of one that is there.",
            "The password is asked for; without a terminal it is read from standard input."
        })
final class PersonCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(index = "0", paramLabel = "ID", description = "What the person signs in as.")
    private String id;

    @Parameters(index = "1", paramLabel = "NAME", description = "What the pages call the person.")
    private String name;

    @Option(names = "--role", required = true, description = "manager, admin or scientist.")
    private String role;

    @Option(
            names = "--store",
            split = ",",
            paramLabel = "S",
            description = "A manager's stores (repeatable); the other roles see all.")
    private List<String> stores = new ArrayList<>();

    @Override
    public void run() {
        new PersonProcess(workspace.root(), workspace.settings())
                .add(id, name, role.toUpperCase(Locale.ROOT), PersonProcess.ASK, String.join(",", stores));
    }
}
