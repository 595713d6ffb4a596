package ai.modular.models.gate;

import ai.modular.models.gate.PairedComparison.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a trained model may become champion. It may when no rule fails; a figure that is not a number fails its rule. */
public final class PromotionGate {

    private static final double MEBIBYTE = 1 << 20;

    private final GateEvidence evidence;
    private final GateLimits limits;

    private PromotionGate(GateEvidence evidence, GateLimits limits) {
        this.evidence = evidence;
        this.limits = limits;
    }

    /** One finding for each rule. */
    public static Verdict judge(GateEvidence evidence, GateLimits limits) {
        PromotionGate gate = new PromotionGate(evidence, limits);
        return new Verdict(List.of(
                gate.baseline(),
                gate.champion(),
                gate.segments(),
                gate.bias(),
                gate.coverage(),
                gate.trainingTime(),
                gate.size()));
    }

    private Finding baseline() {
        if (evidence.baseline().isEmpty()) {
            return Finding.skipped(Rule.BASELINE, "There is no baseline to compare with.");
        }
        var baseline = evidence.baseline().get();
        Figures total = baseline.comparison().total();
        boolean better = total.difference() < 0;
        return Finding.of(
                Rule.BASELINE,
                better,
                "%s than %s: %s %s against %s."
                        .formatted(
                                better ? "Better" : "Not better",
                                baseline.name(),
                                evidence.metric(),
                                figure(total.challenger()),
                                figure(total.champion())));
    }

    private Finding champion() {
        if (evidence.opponent() instanceof Opponent.Paired paired) {
            return paired(paired);
        }
        if (evidence.opponent() instanceof Opponent.Lost lost) {
            return Finding.skipped(
                    Rule.CHAMPION,
                    "Champion version %s cannot be evaluated any more: %s.".formatted(lost.version(), lost.why()));
        }
        if (evidence.opponent() instanceof Opponent.Incomparable incomparable) {
            return Finding.of(
                    Rule.CHAMPION,
                    false,
                    "Nothing shows that it is better than champion version %s: %s."
                            .formatted(incomparable.version(), incomparable.why()));
        }
        return Finding.skipped(Rule.CHAMPION, "There is no champion yet.");
    }

    private Finding paired(Opponent.Paired paired) {
        PairedComparison comparison = paired.comparison();
        boolean better = comparison.high() < 0;
        return Finding.of(
                Rule.CHAMPION,
                better,
                "%s than champion version %s: %s %s against %s, difference %s (%.0f %% interval %s … %s) over %d %s in %d %s, on %s."
                        .formatted(
                                better ? "Better" : "Not surely better",
                                paired.version(),
                                evidence.metric(),
                                figure(comparison.total().challenger()),
                                figure(comparison.total().champion()),
                                figure(comparison.total().difference()),
                                100 * limits.bootstrap().confidence(),
                                figure(comparison.low()),
                                figure(comparison.high()),
                                comparison.units(),
                                evidence.units(),
                                comparison.folds().size(),
                                comparison.folds().size() == 1 ? "fold" : "folds",
                                paired.basis()));
    }

    private Finding segments() {
        if (!(evidence.opponent() instanceof Opponent.Paired paired)) {
            return Finding.skipped(Rule.SEGMENTS, "There is no champion to compare segments with.");
        }
        Optional<Map.Entry<String, Figures>> worst = paired.comparison().segments().entrySet().stream()
                .filter(segment -> segment.getValue().units() >= limits.segmentUnits())
                .max(Comparator.comparing(segment -> rise(segment.getValue())));
        if (worst.isEmpty()) {
            return Finding.skipped(
                    Rule.SEGMENTS,
                    "No segment has the %d %s that a judgement needs."
                            .formatted(limits.segmentUnits(), evidence.units()));
        }
        Figures figures = worst.get().getValue();
        return Finding.of(
                Rule.SEGMENTS,
                rise(figures) <= limits.segment(),
                "The segment that fares worst is %s: %s %s against %s, a change of %s (limit +%s)."
                        .formatted(
                                worst.get().getKey(),
                                evidence.metric(),
                                figure(figures.challenger()),
                                figure(figures.champion()),
                                signedPercent(rise(figures)),
                                percent(limits.segment())));
    }

    /** As a share of the champion's figure; a champion without any error can only become worse. */
    private static double rise(Figures figures) {
        if (figures.champion() == 0) {
            return figures.challenger() == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return figures.difference() / figures.champion();
    }

    private Finding bias() {
        return evidence.bias()
                .map(bias -> Finding.of(
                        Rule.BIAS,
                        Math.abs(bias) <= limits.bias(),
                        "Bias %s (limit ±%s).".formatted(signedPercent(bias), percent(limits.bias()))))
                .orElseGet(() -> Finding.skipped(Rule.BIAS, "This task has no bias."));
    }

    private Finding coverage() {
        return evidence.coverage()
                .map(coverage -> Finding.of(
                        Rule.COVERAGE,
                        Math.abs(coverage.found() - coverage.level()) <= limits.coverage(),
                        "The %.0f %% band holds %s (limit ±%s)."
                                .formatted(
                                        100 * coverage.level(), percent(coverage.found()), percent(limits.coverage()))))
                .orElseGet(() -> Finding.skipped(Rule.COVERAGE, "This task has no band."));
    }

    private Finding trainingTime() {
        return Finding.of(
                Rule.TRAINING_TIME,
                evidence.trainingSeconds() <= limits.trainingSeconds(),
                String.format(
                        Locale.ROOT,
                        "Trained in %.1f s (limit %.0f s).",
                        evidence.trainingSeconds(),
                        limits.trainingSeconds()));
    }

    private Finding size() {
        return Finding.of(
                Rule.SIZE,
                evidence.bytes() <= limits.bytes(),
                String.format(
                        Locale.ROOT,
                        "%.1f MiB of files (limit %.0f MiB).",
                        evidence.bytes() / MEBIBYTE,
                        limits.bytes() / MEBIBYTE));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String signedPercent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
