package ai.modular.contracts.lake;

import java.util.List;
import java.util.OptionalLong;

/** Every commit to the lake, kept outside the lake: what was acknowledged can be compared with what is there. */
public interface CommitLedger {

    /** The newest version of the table that is recorded; empty for a table without any. */
    OptionalLong lastVersion(String table);

    /** The newest version that the present run committed to the table. */
    OptionalLong lastVersionOfRun(String table);

    /** Records commits that are not there yet; one that is there stays as it is. */
    void record(List<LakeCommit> commits);
}
