package ai.modular.contracts.lake;

import java.util.UUID;

/**
 * One commit to a lake table, as the ledger keeps it.
 *
 * @param runId the run that committed, null for a commit that carries none
 * @param job the job that committed, null likewise
 * @param rows rows written, as the Delta log counts them
 */
public record LakeCommit(String table, long version, String operation, UUID runId, String job, long rows) {}
