package ai.modular.cli;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.ChampionChange;
import ai.modular.mlflow.ModelCatalogue;
import ai.modular.mlflow.ModelCatalogue.Version;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An approver's word. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a version champion: the next night uses it. A version that did not pass the gate",
            "is refused unless forced; the history keeps that too."
        })
final class ModelsPromoteCommand implements Runnable {

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private MoveOptions move;

    @Parameters(paramLabel = "VERSION", description = "A version's number, or an alias such as challenger.")
    private String version;

    @Option(names = "--force", description = "Although the gate did not pass it.")
    private boolean force;

    @Override
    public void run() {
        String why = move.reason();
        ModelCatalogue catalogue = registry.catalogue();
        Version found = catalogue.version(catalogue.model(move.model), version);
        boolean passed = requirePassed(found, force);
        Optional<ChampionChange> change =
                catalogue.promote(move.model, found.version(), move.by, passed ? why : why + " (past the gate)");
        System.out.println(change.map(made -> "%s version %s is %s since %s, after version %s."
                        .formatted(
                                move.model,
                                made.version(),
                                ModelRegistry.CHAMPION,
                                ModelTexts.time(made.at()),
                                made.previous().isEmpty() ? "none" : made.previous()))
                .orElseGet(() -> "%s version %s is champion already; nothing was changed."
                        .formatted(move.model, found.version())));
    }

    /** Whether the gate passed it; past the gate leads only force. */
    static boolean requirePassed(Version version, boolean force) {
        String verdict = ModelTexts.verdict(version);
        if (!verdict.equals("passed") && !force) {
            throw new UserError(
                    verdict.equals("-")
                            ? "%s version %s was never judged by the gate".formatted(version.model(), version.version())
                            : "%s version %s did not pass the gate: %s"
                                    .formatted(
                                            version.model(),
                                            version.version(),
                                            version.tags().getOrDefault(ModelRegistry.GATE_TAG + ".reason", verdict)),
                    "Train a better one, or repeat the command with --force.");
        }
        return verdict.equals("passed");
    }
}
