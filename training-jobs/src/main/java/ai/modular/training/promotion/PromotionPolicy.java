package ai.modular.training.promotion;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.gate.Bootstrap;
import ai.modular.models.gate.Finding;
import ai.modular.models.gate.GateLimits;
import ai.modular.models.gate.Verdict;
import ai.modular.operations.configuration.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a site allows, and whether a person has the last word.
 *
 * @param waitsForApprover whether a model that passed stays challenger until it is promoted by hand
 */
public record PromotionPolicy(GateLimits limits, boolean waitsForApprover) {

    private static final int RESAMPLES = 1_000;
    private static final double CONFIDENCE = .9;
    private static final int SEGMENT_UNITS = 20;
    private static final long MEBIBYTE = 1 << 20;

    /** What became of a version. */
    public enum Result {
        CHAMPION,
        /** Passed, and waits for an approver as challenger. */
        WAITS,
        CHALLENGER
    }

    /** @param seed of the bootstrap */
    public static PromotionPolicy of(Settings.Promotion settings, long seed) {
        return new PromotionPolicy(
                new GateLimits(
                        new Bootstrap(RESAMPLES, CONFIDENCE, seed),
                        settings.segmentLimit(),
                        SEGMENT_UNITS,
                        settings.biasLimit(),
                        settings.coverageLimit(),
                        settings.trainingTime().toSeconds(),
                        settings.sizeMb() * MEBIBYTE),
                settings.waitsForApprover());
    }

    /**
     * Tags the version with the verdict and gives it its alias.
     *
     * @param by the job, for the history
     */
    public Result apply(Verdict verdict, ModelRegistry registry, ModelVersion version, String by) {
        registry.tag(version, tags(verdict));
        if (verdict.passed() && !waitsForApprover) {
            registry.promote(version, by, verdict.summary());
            return Result.CHAMPION;
        }
        registry.setAlias(version.name(), ModelRegistry.CHALLENGER, version.version());
        return verdict.passed() ? Result.WAITS : Result.CHALLENGER;
    }

    /** One sentence for people. */
    public static String sentence(ModelVersion version, Result result, Verdict verdict) {
        return switch (result) {
            case CHAMPION -> "version %s becomes champion. %s".formatted(version.version(), verdict.summary());
            case CHALLENGER -> "version %s becomes challenger. %s".formatted(version.version(), verdict.summary());
            case WAITS ->
                "version %s passed and waits for an approver: ./modularai models promote %s --model %s --reason WHY. %s"
                        .formatted(version.version(), version.version(), version.name(), verdict.summary());
        };
    }

    private Map<String, String> tags(Verdict verdict) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(ModelRegistry.GATE_TAG, verdict.passed() ? "passed" : "failed");
        tags.put(ModelRegistry.GATE_TAG + ".reason", verdict.summary());
        tags.put(ModelRegistry.GATE_TAG + ".approver", waitsForApprover ? "required" : "not required");
        for (Finding finding : verdict.findings()) {
            tags.put(
                    ModelRegistry.GATE_TAG + ".rule." + finding.rule().name().toLowerCase(Locale.ROOT),
                    "%s: %s".formatted(finding.outcome().name().toLowerCase(Locale.ROOT), finding.reason()));
        }
        return tags;
    }
}
