package ai.modular.training.stockout;

import ai.modular.models.stockout.DecisionForest;
import ai.modular.models.stockout.IsotonicCalibration;
import ai.modular.models.stockout.RiskFeatures;
import ai.modular.models.stockout.RiskModel;
import ai.modular.models.stockout.ShelfMoment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Both routes, calibrated on cases that neither has learnt from, beside each other on later cases still. The model that ships is the one that was
 * judged: it is not learnt anew on all days.
 *
 * @param cases that judge
 * @param rawDistribution of the cases, by the demand distribution run against projected stock
 * @param candidates all that were judged, the one that comes out first
 * @param model of the candidate with the least Brier score among those that may become champion
 */
record RiskBacktest(List<ShelfCase> cases, double[] rawDistribution, List<RiskCandidate> candidates, RiskModel model) {

    /** How often shelves ran out in what was learnt from, by department. */
    record Rates(Map<String, Double> byDepartment, double all) {

        /** A department counts like a case of the whole more than it has. */
        static Rates of(List<ShelfCase> cases) {
            double all = cases.stream().filter(ShelfCase::ranOut).count() / (double) cases.size();
            Map<String, double[]> sums = new HashMap<>();
            for (ShelfCase each : cases) {
                double[] sum = sums.computeIfAbsent(each.shelf().department(), name -> new double[] {all, 1});
                sum[0] += each.ranOut() ? 1 : 0;
                sum[1]++;
            }
            Map<String, Double> rates = new HashMap<>();
            sums.forEach((department, sum) -> rates.put(department, sum[0] / sum[1]));
            return new Rates(rates, all);
        }

        double of(String department) {
            return byDepartment.getOrDefault(department, all);
        }
    }

    /**
     * @param calibrating cases later than what the routes have learnt from
     * @param judging cases later still
     * @param calibratedUntil last day with an outcome among the calibrating cases
     */
    static RiskBacktest of(
            List<ShelfCase> calibrating,
            List<ShelfCase> judging,
            LocalDate calibratedUntil,
            DistributionRoute distribution,
            DecisionForest forest,
            Rates rates) {
        double[] rawDistribution = distribution.probabilities(judging);
        double[] rawForest = votes(forest, judging, rates);
        IsotonicCalibration ofDistribution =
                IsotonicCalibration.fit(distribution.probabilities(calibrating), ShelfCase.outcomes(calibrating));
        IsotonicCalibration ofForest =
                IsotonicCalibration.fit(votes(forest, calibrating, rates), ShelfCase.outcomes(calibrating));
        boolean[] outcomes = ShelfCase.outcomes(judging);
        List<RiskCandidate> candidates = List.of(
                RiskCandidate.of(RiskCandidate.DISTRIBUTION, true, mapped(rawDistribution, ofDistribution), outcomes),
                RiskCandidate.of(RiskCandidate.FOREST, true, mapped(rawForest, ofForest), outcomes),
                RiskCandidate.of(RiskCandidate.RAW_DISTRIBUTION, false, rawDistribution, outcomes),
                RiskCandidate.of(RiskCandidate.RAW_FOREST, false, rawForest, outcomes),
                RiskCandidate.of(RiskCandidate.RATE, false, rateOfDays(judging), outcomes));
        List<RiskCandidate> ordered = candidates.stream()
                .sorted(Comparator.comparing((RiskCandidate each) -> !each.eligible())
                        .thenComparing(each -> each.score().brier()))
                .toList();
        boolean forestWins = ordered.get(0).name().equals(RiskCandidate.FOREST);
        RiskModel model = forestWins
                ? new RiskModel(calibratedUntil, ofForest, forest, rates.byDepartment(), rates.all())
                : new RiskModel(calibratedUntil, ofDistribution, null, Map.of(), rates.all());
        return new RiskBacktest(judging, rawDistribution, ordered, model);
    }

    RiskCandidate winner() {
        return candidates.get(0);
    }

    RiskCandidate candidate(String name) {
        return candidates.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] votes(DecisionForest forest, List<ShelfCase> cases, Rates rates) {
        return cases.stream()
                .mapToDouble(each -> forest.probability(RiskFeatures.of(
                        each.shelf(), each.ahead(), rates.of(each.shelf().department()))))
                .toArray();
    }

    private static double[] mapped(double[] raw, IsotonicCalibration calibration) {
        return Arrays.stream(raw).map(calibration::of).toArray();
    }

    private static double[] rateOfDays(List<ShelfCase> cases) {
        return cases.stream()
                .mapToDouble(each -> Arrays.stream(each.shelf().availability())
                                .filter(share -> share < 1)
                                .count()
                        / (double) ShelfMoment.PAST_DAYS)
                .toArray();
    }
}
