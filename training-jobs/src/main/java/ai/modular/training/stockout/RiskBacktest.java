package ai.modular.training.stockout;

import ai.modular.models.stockout.DecisionForest;
import ai.modular.models.stockout.IsotonicCalibration;
import ai.modular.models.stockout.RiskModel;
import ai.modular.models.stockout.ShelfMoment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The routes, calibrated on cases that none has learnt from, beside each other on later cases still. The model that ships is the one that was
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

    /** A route as it comes out of its training. @param forest null for the distribution */
    private record Learnt(String name, String rawName, DecisionForest forest) {}

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
            DecisionForest boosted,
            Rates rates) {
        double[] toCalibrate = distribution.probabilities(calibrating);
        double[] toJudge = distribution.probabilities(judging);
        boolean[] outcomes = ShelfCase.outcomes(judging);
        List<RiskCandidate> candidates = new ArrayList<>();
        Map<String, RiskModel> models = new HashMap<>();
        for (Learnt route : List.of(
                new Learnt(RiskCandidate.DISTRIBUTION, RiskCandidate.RAW_DISTRIBUTION, null),
                new Learnt(RiskCandidate.FOREST, RiskCandidate.RAW_FOREST, forest),
                new Learnt(RiskCandidate.BOOSTED, RiskCandidate.RAW_BOOSTED, boosted))) {
            IsotonicCalibration calibration = IsotonicCalibration.fit(
                    raw(route.forest(), toCalibrate, calibrating, rates), ShelfCase.outcomes(calibrating));
            double[] raw = raw(route.forest(), toJudge, judging, rates);
            candidates.add(RiskCandidate.of(route.name(), true, mapped(raw, calibration), outcomes));
            candidates.add(RiskCandidate.of(route.rawName(), false, raw, outcomes));
            Map<String, Double> departments = route.forest() == null ? Map.of() : rates.byDepartment();
            models.put(
                    route.name(),
                    new RiskModel(calibratedUntil, calibration, route.forest(), departments, rates.all()));
        }
        candidates.add(RiskCandidate.of(RiskCandidate.RATE, false, rateOfDays(judging), outcomes));
        candidates.sort(Comparator.comparing((RiskCandidate each) -> !each.eligible())
                .thenComparing(each -> each.score().brier()));
        return new RiskBacktest(
                judging,
                toJudge,
                List.copyOf(candidates),
                models.get(candidates.get(0).name()));
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

    private static double[] raw(DecisionForest forest, double[] distribution, List<ShelfCase> cases, Rates rates) {
        double[] result = distribution.clone();
        for (int i = 0; forest != null && i < result.length; i++) {
            result[i] = RiskModel.raw(forest, distribution[i], cases.get(i).features(rates));
        }
        return result;
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
