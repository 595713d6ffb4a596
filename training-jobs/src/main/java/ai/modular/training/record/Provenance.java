package ai.modular.training.record;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.operations.run.CodeVersion;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where data and code of a training come from.
 *
 * @param table the lake table that it learns from
 * @param version the table's version
 * @param filter which rows of it, in SQL
 */
public record Provenance(RunIdentity run, String table, long version, String filter, long seed) {

    /** For a model's manifest. Nothing that changes from try to try. */
    public Map<String, String> facts() {
        Map<String, String> tags = new TreeMap<>();
        tags.put("modularai.pipeline", run.pipeline());
        tags.put("modularai.business_date", run.businessDate().toString());
        tags.put("modularai.data_table", table);
        tags.put("modularai.data_version", Long.toString(version));
        tags.put("modularai.data_filter", filter);
        tags.put("modularai.seed", Long.toString(seed));
        tags.put("modularai.code_version", CodeVersion.current());
        tags.put("modularai.java", Runtime.version().toString());
        tags.put("modularai.os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return tags;
    }

    /** For the tracked run: the facts and the environment. */
    public Map<String, String> tags() {
        Map<String, String> tags = facts();
        tags.put("modularai.run_id", run.runId().toString());
        tags.put(
                "modularai.machine",
                "%d cores, %d MiB heap"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.getRuntime().maxMemory() >> 20));
        return tags;
    }
}
