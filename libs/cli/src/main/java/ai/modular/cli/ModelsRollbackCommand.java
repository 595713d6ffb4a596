package ai.modular.cli;

import ai.modular.mlflow.ChampionChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The way back. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the champion before the present one champion again; repeated, it leads further back.",
            "What was published stays; the next night uses the older model."
        })
final class ModelsRollbackCommand implements Runnable {

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private MoveOptions move;

    @Override
    public void run() {
        String why = move.reason();
        ChampionChange change = registry.catalogue().rollback(move.model, move.by, why);
        System.out.printf(
                "%s version %s is champion again since %s, instead of version %s.%n",
                move.model, change.version(), ModelTexts.time(change.at()), change.previous());
    }
}
