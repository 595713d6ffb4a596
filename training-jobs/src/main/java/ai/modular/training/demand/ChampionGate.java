package ai.modular.training.demand;

import java.util.Locale;
import java.util.Optional;

/** Whether a trained model becomes champion: only when it is better than the seasonal naive forecast and than the present champion. */
final class ChampionGate {

    /** @param reason one sentence, for people */
    record Decision(boolean promoted, String reason) {}

    private ChampionGate() {}

    /**
     * @param candidate mean WAPE of the new model over the backtest origins
     * @param naive that of the seasonal naive forecast on the same days
     * @param championVersion empty when there is no champion
     * @param paired the new model beside the champion; empty when the champion cannot be evaluated any more
     */
    static Decision decide(
            double candidate, double naive, Optional<String> championVersion, Optional<PairedErrors> paired) {
        if (!(candidate < naive)) {
            return new Decision(
                    false,
                    "Not better than the seasonal naive forecast: WAPE %s against %s."
                            .formatted(share(candidate), share(naive)));
        }
        String beatsNaive =
                "WAPE %s against %s of the seasonal naive forecast".formatted(share(candidate), share(naive));
        if (championVersion.isEmpty()) {
            return new Decision(true, "The first champion: %s.".formatted(beatsNaive));
        }
        if (paired.isEmpty()) {
            return new Decision(
                    true,
                    "Champion version %s cannot be evaluated any more; %s."
                            .formatted(championVersion.get(), beatsNaive));
        }
        return beside(championVersion.get(), paired.get(), beatsNaive);
    }

    private static Decision beside(String version, PairedErrors paired, String beatsNaive) {
        String figures = "WAPE %s against %s of champion version %s on %s"
                .formatted(
                        share(paired.candidate()),
                        share(paired.champion()),
                        version,
                        paired.stored()
                                ? "the same data"
                                : "%d series days that the champion did not learn from".formatted(paired.days()));
        return paired.candidate() < paired.champion()
                ? new Decision(true, "Better: %s; %s.".formatted(figures, beatsNaive))
                : new Decision(false, "Not better than the present champion: %s.".formatted(figures));
    }

    private static String share(double wape) {
        return String.format(Locale.ROOT, "%.4f", wape);
    }
}
