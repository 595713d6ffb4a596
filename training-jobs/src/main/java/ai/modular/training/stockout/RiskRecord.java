package ai.modular.training.stockout;

import ai.modular.models.stockout.ProbabilityScore;
import ai.modular.models.stockout.ReliabilityBin;
import ai.modular.training.chart.LineChart;
import ai.modular.training.record.RecordFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The files and figures that a tracked run has beside the model: scores, reliability, what the features contribute. */
final class RiskRecord {

    private RiskRecord() {}

    static void write(RecordFiles files, RiskBacktest backtest, Map<String, Grown> grown) {
        files.text("backtest/scores.csv", scoresCsv(backtest));
        files.text("backtest/days_ahead.csv", daysAheadCsv(backtest));
        files.text("backtest/reliability.csv", reliabilityCsv(backtest));
        grown.forEach((route, trees) -> files.text("importance/%s.csv".formatted(route), importanceCsv(trees)));
        files.text("pictures/reliability.svg", reliability(backtest));
    }

    /** For people: every candidate's Brier score, the winner first. */
    static String sentence(RiskBacktest backtest) {
        return backtest.candidates().stream()
                .map(each -> line("%s %.4f", each.name(), each.score().brier()).strip())
                .collect(Collectors.joining(", ", "Brier score: ", ""));
    }

    static Map<String, Double> metrics(RiskBacktest backtest) {
        Map<String, Double> result = new TreeMap<>();
        for (RiskCandidate candidate : backtest.candidates()) {
            ProbabilityScore score = candidate.score();
            result.put(candidate.name() + ".brier", score.brier());
            result.put(candidate.name() + ".log_loss", score.logLoss());
            result.put(candidate.name() + ".auc", score.auc());
            result.put(candidate.name() + ".calibration_error", score.calibrationError());
            result.put(candidate.name() + ".mean", score.mean());
        }
        result.put("rate", backtest.winner().score().rate());
        return result;
    }

    private static String scoresCsv(RiskBacktest backtest) {
        StringBuilder csv =
                new StringBuilder("candidate,eligible,cases,brier,log_loss,auc,calibration_error,rate,mean\n");
        for (RiskCandidate each : backtest.candidates()) {
            csv.append(line(
                    "%s,%s,%d,%s", each.name(), each.eligible(), each.probabilities().length, figures(each.score())));
        }
        return csv.toString();
    }

    private static String daysAheadCsv(RiskBacktest backtest) {
        StringBuilder csv =
                new StringBuilder("candidate,days_ahead,cases,brier,log_loss,auc,calibration_error,rate,mean\n");
        List<ShelfCase> cases = backtest.cases();
        int furthest = cases.stream().mapToInt(ShelfCase::ahead).max().orElse(0);
        for (RiskCandidate each : backtest.candidates()) {
            for (int ahead = 1; ahead <= furthest; ahead++) {
                int day = ahead;
                int[] own = IntStream.range(0, cases.size())
                        .filter(i -> cases.get(i).ahead() == day)
                        .toArray();
                if (own.length > 0) {
                    csv.append(line("%s,%d,%d,%s", each.name(), ahead, own.length, figures(score(each, cases, own))));
                }
            }
        }
        return csv.toString();
    }

    private static ProbabilityScore score(RiskCandidate candidate, List<ShelfCase> cases, int[] own) {
        double[] probabilities = new double[own.length];
        boolean[] outcomes = new boolean[own.length];
        for (int i = 0; i < own.length; i++) {
            probabilities[i] = candidate.probabilities()[own[i]];
            outcomes[i] = cases.get(own[i]).ranOut();
        }
        return ProbabilityScore.of(probabilities, outcomes);
    }

    private static String figures(ProbabilityScore score) {
        return line(
                        "%.6f,%.6f,%.6f,%.6f,%.6f,%.6f",
                        score.brier(),
                        score.logLoss(),
                        score.auc(),
                        score.calibrationError(),
                        score.rate(),
                        score.mean())
                .strip();
    }

    private static String reliabilityCsv(RiskBacktest backtest) {
        boolean[] outcomes = ShelfCase.outcomes(backtest.cases());
        StringBuilder csv = new StringBuilder("candidate,probability,rate,cases\n");
        for (RiskCandidate each : backtest.candidates()) {
            ReliabilityBin.of(each.probabilities(), outcomes)
                    .forEach(bin -> csv.append(
                            line("%s,%.6f,%.6f,%d", each.name(), bin.probability(), bin.rate(), bin.cases())));
        }
        return csv.toString();
    }

    private static String importanceCsv(Grown trees) {
        StringBuilder csv = new StringBuilder("feature,share\n");
        trees.importance().forEach((feature, share) -> csv.append(line("%s,%.6f", feature, share)));
        return csv.toString();
    }

    private static String reliability(RiskBacktest backtest) {
        boolean[] outcomes = ShelfCase.outcomes(backtest.cases());
        LineChart chart = new LineChart("How often shelves ran out, by what was said", "probability", "rate");
        for (String name : List.of(
                RiskCandidate.DISTRIBUTION,
                RiskCandidate.FOREST,
                RiskCandidate.BOOSTED,
                RiskCandidate.RAW_DISTRIBUTION)) {
            List<ReliabilityBin> bins =
                    ReliabilityBin.of(backtest.candidate(name).probabilities(), outcomes);
            chart.with(
                    name,
                    bins.stream().mapToDouble(ReliabilityBin::probability).toArray(),
                    bins.stream().mapToDouble(ReliabilityBin::rate).toArray());
        }
        return chart.with("as said", new double[] {0, 1}, new double[] {0, 1}).svg();
    }

    private static String line(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values) + "\n";
    }
}
