package ai.modular.spark;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.CommitLedger;
import ai.modular.contracts.lake.LakeCommit;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.lake.TableDefinition;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/** Which version of a table a run sees, and the ledger that follows the tables' logs. */
final class LakeVersions {

    private static final String ABSENT = "absent";

    private final Function<TableDefinition, String> path;
    private final Configuration hadoop;
    private final CommitLedger ledger;
    private final RunInputs inputs;

    LakeVersions(Function<TableDefinition, String> path, Configuration hadoop, CommitLedger ledger, RunInputs inputs) {
        this.path = path;
        this.hadoop = hadoop;
        this.ledger = ledger;
        this.inputs = inputs;
    }

    /** The run's own last commit, else what was the newest when it first looked; empty for a table that was not there. */
    OptionalLong visible(TableDefinition table) {
        syncLedger(table);
        OptionalLong own = ledger.lastVersionOfRun(table.name());
        if (own.isPresent()) {
            return own;
        }
        OptionalLong newest = newest(table);
        String current = newest.isPresent() ? Long.toString(newest.getAsLong()) : ABSENT;
        String pinned = inputs.pin(new PinnedInput(InputKind.LAKE_TABLE, table.name(), current, null))
                .value();
        return pinned.equals(ABSENT) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pinned));
    }

    /** Whatever the run is pinned to; empty when the table does not exist. */
    OptionalLong newest(TableDefinition table) {
        return commits(table).newest();
    }

    /** As {@link Lake#syncLedger}. */
    List<LakeCommit> syncLedger(TableDefinition table) {
        OptionalLong known = ledger.lastVersion(table.name());
        DeltaCommits log = commits(table);
        if (known.isPresent() && known.getAsLong() > log.newest().orElse(-1)) {
            throw new UserError(
                    "the log of %s ends at version %d, but version %d was acknowledged"
                            .formatted(table.name(), log.newest().orElse(-1), known.getAsLong()),
                    "Commits of %s are lost: restore the folder %s from a backup."
                            .formatted(table.name(), path.apply(table)));
        }
        List<LakeCommit> unknown = log.after(known.orElse(-1));
        if (!unknown.isEmpty()) {
            ledger.record(unknown);
        }
        return unknown;
    }

    private DeltaCommits commits(TableDefinition table) {
        return new DeltaCommits(table.name(), path.apply(table), hadoop);
    }
}
