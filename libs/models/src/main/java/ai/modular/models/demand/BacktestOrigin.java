package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the members said at one origin, before any correction, and what came.
 *
 * @param daysBack days from the origin to the end of the sample
 * @param departments of the series, and their sums before the origin
 * @param means by member, {@code [series][day]}
 * @param came demand, NaN where unknown
 * @param actuals demand, NaN also where a day is not scored
 */
record BacktestOrigin(
        LocalDate date,
        int daysBack,
        List<BacktestSeries> series,
        Departments departments,
        Map<String, double[][]> means,
        double[][] came,
        double[][] actuals) {

    /** The series as they looked at an origin, and what came after it; used while the origin is forecast and not kept. */
    record Past(int daysBack, int horizon, List<DemandSeries> pasts, double[][] came, double[][] actuals) {

        static Past of(List<DemandSeries> scored, DemandTrainingPlan plan, int daysBack) {
            List<DemandSeries> pasts = new ArrayList<>();
            List<double[]> came = new ArrayList<>();
            List<double[]> actuals = new ArrayList<>();
            for (DemandSeries series : scored) {
                if (series.length() > daysBack) {
                    DemandSeries past = Slices.before(series, daysBack, plan.horizon());
                    if (DemandModels.reasonToSkip(past).isEmpty()) {
                        int first = past.length();
                        pasts.add(past);
                        came.add(Arrays.copyOfRange(series.demand(), first, first + plan.horizon()));
                        actuals.add(actuals(series, first, plan));
                    }
                }
            }
            return new Past(
                    daysBack, plan.horizon(), pasts, came.toArray(double[][]::new), actuals.toArray(double[][]::new));
        }

        private static double[] actuals(DemandSeries series, int first, DemandTrainingPlan plan) {
            double[] result = new double[plan.horizon()];
            for (int day = 0; day < result.length; day++) {
                boolean counts = series.availability()[first + day] >= plan.scoredFrom();
                result[day] = counts ? series.demand()[first + day] : Double.NaN;
            }
            return result;
        }

        /**
         * Adds what the members of single series say to what the pooled model said.
         *
         * @param pooled means, {@code [series][day]}
         * @param threads more than one: as many as the machine has cores
         */
        BacktestOrigin forecast(LocalDate date, double[][] pooled, int threads) {
            Map<String, double[][]> means = new TreeMap<>();
            means.put(DemandModels.LIGHTGBM, pooled);
            for (SeriesMember member : SeriesMember.ALL) {
                means.put(member.name(), new double[pasts.size()][]);
            }
            Departments departments = Departments.of(pasts, 0, horizon);
            BacktestSeries[] series = new BacktestSeries[pasts.size()];
            IntStream all = IntStream.range(0, pasts.size());
            (threads > 1 ? all.parallel() : all).forEach(i -> {
                series[i] = BacktestSeries.of(pasts.get(i));
                for (SeriesMember member : SeriesMember.ALL) {
                    means.get(member.name())[i] = member.means(pasts.get(i));
                }
            });
            return new BacktestOrigin(date, daysBack, List.of(series), departments, means, came, actuals);
        }
    }

    /** How many days after this origin had passed {@code daysBack} days before the end of the sample. */
    int daysKnown(int daysBack, int horizon) {
        return Math.max(0, Math.min(horizon, this.daysBack - daysBack));
    }

    /** The mix of members with these weights, {@code [series][day]}. */
    double[][] mix(MemberWeights weights) {
        double[][][] byMember = weights.members().stream().map(means::get).toArray(double[][][]::new);
        double[][] result = new double[series.size()][];
        for (int i = 0; i < result.length; i++) {
            int at = i;
            double[][] own = Arrays.stream(byMember).map(member -> member[at]).toArray(double[][]::new);
            result[i] = MemberWeights.mix(weights.of(series.get(i).demandClass()), own, came[i].length);
        }
        return result;
    }

    /** Adds the errors of the members on the first days after this origin. */
    void teach(MemberWeights.Fit fit, List<String> members, int days) {
        for (int i = 0; i < series.size(); i++) {
            double[] actual = Arrays.copyOf(actuals[i], days);
            if (Arrays.stream(actual).anyMatch(value -> !Double.isNaN(value))) {
                double[][] errors = new double[members.size()][];
                for (int member = 0; member < errors.length; member++) {
                    errors[member] = errors(means.get(members.get(member))[i], actual);
                }
                fit.add(series.get(i), errors);
            }
        }
    }

    private static double[] errors(double[] mean, double[] actual) {
        double[] result = new double[actual.length];
        for (int day = 0; day < result.length; day++) {
            result[day] = Double.isNaN(actual[day]) ? 0 : mean[day] - actual[day];
        }
        return result;
    }

    /** What was forecast and what came on the first days, where they are scored. */
    Residuals residuals(double[][] forecast, int days) {
        Residuals result = new Residuals();
        for (int i = 0; i < forecast.length; i++) {
            for (int day = 0; day < days; day++) {
                if (!Double.isNaN(actuals[i][day])) {
                    result.add(forecast[i][day], actuals[i][day], day + 1);
                }
            }
        }
        return result;
    }
}
