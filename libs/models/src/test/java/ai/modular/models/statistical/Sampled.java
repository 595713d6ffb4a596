package ai.modular.models.statistical;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Models and series for tests. */
final class Sampled {

    private Sampled() {}

    static List<StatisticalModel> all() {
        List<StatisticalModel> models = new ArrayList<>(StatisticalModels.single());
        models.add(StatisticalModels.automaticChoice());
        models.add(StatisticalModels.intermittentChoice());
        SegmentBacktest backtest = new SegmentBacktest(7, 14);
        for (int i = 0; i < 200; i++) {
            backtest.add(series(i, 100));
        }
        models.add(backtest.bestBySegment());
        models.add(backtest.ensemble());
        return models;
    }

    /** Some sell often, some rarely, all more on the last two days of a week. */
    static double[] series(int seed, int days) {
        SplittableRandom random = new SplittableRandom(seed);
        double probability = random.nextDouble(.1, 1);
        int most = random.nextInt(2, 20);
        double[] y = new double[days];
        for (int day = 0; day < days; day++) {
            double weekend = day % 7 >= 5 ? 1.5 : 1;
            y[day] = random.nextDouble() < probability ? Math.rint(weekend * random.nextInt(1, most)) : 0;
        }
        return y;
    }
}
