package ai.modular.models.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.models.hierarchy.SumTree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any tree and any weights. */
class ReconciliationPropertiesTest {

    private static final int DAYS = 84;
    private static final int HORIZON = 10;

    /** Some departments, and what the series below them expect: near to what they sold, some not at all. */
    private record Night(List<Department> departments, double[][] expected) {

        static Night of(int seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Department> departments = new ArrayList<>();
            double[][] expected = new double[random.nextInt(1, 9)][HORIZON];
            for (int i = 0; i < expected.length; i++) {
                double level = random.nextDouble(1, 100);
                double[] history = new double[DAYS];
                for (int day = 0; day < DAYS; day++) {
                    history[day] = random.nextInt(12) == 0 ? Double.NaN : level * random.nextDouble(.6, 1.4);
                }
                departments.add(new Department("s" + i % 3, "g" + i / 3, history));
                for (int day = 0; day < HORIZON; day++) {
                    expected[i][day] = random.nextInt(15) == 0 ? 0 : level * random.nextDouble(.7, 1.3);
                }
            }
            return new Night(departments, expected);
        }

        SumTree tree() {
            return new SumTree(departments, HORIZON);
        }
    }

    @Property(tries = 100, seed = "7")
    void theOrderOfTheDepartmentsChangesNotABit(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @DoubleRange(max = 1) double chain,
            @ForAll @DoubleRange(max = 1) double store,
            @ForAll @DoubleRange(max = 1) double department) {
        Night night = Night.of(seed);
        Reconciliation reconciliation = new Reconciliation(chain, store, department);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < night.expected().length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        double[][] factors = reconciliation.factors(night.tree(), night.expected());

        double[][] shuffled = reconciliation.factors(
                new SumTree(order.stream().map(night.departments()::get).toList(), HORIZON),
                order.stream().map(i -> night.expected()[i]).toArray(double[][]::new));

        assertThat(shuffled).isDeepEqualTo(order.stream().map(i -> factors[i]).toArray(double[][]::new));
    }

    @Property(tries = 100, seed = "7")
    void aLargerUnitChangesNoFactor(
            @ForAll @IntRange(max = 10_000) int seed,
            @ForAll @IntRange(min = -20, max = 20) int power,
            @ForAll @DoubleRange(max = 1) double weight) {
        Night night = Night.of(seed);
        double unit = Math.scalb(1.0, power);
        List<Department> departments = night.departments().stream()
                .map(each -> new Department(each.locationId(), each.group(), times(each.history(), unit)))
                .toList();
        double[][] expected =
                Arrays.stream(night.expected()).map(days -> times(days, unit)).toArray(double[][]::new);
        Reconciliation reconciliation = new Reconciliation(weight, 1 - weight, weight);

        assertThat(reconciliation.factors(new SumTree(departments, HORIZON), expected))
                .isDeepEqualTo(reconciliation.factors(night.tree(), night.expected()));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** The level that is taken last, with all the weight. */
    @Property(tries = 100, seed = "7")
    void withAllTheWeightTheSumsAreTheirOwnForecasts(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll Level level, @ForAll @DoubleRange(max = 1) double above) {
        Night night = Night.of(seed);
        SumTree tree = night.tree();
        double[][] factors = of(level, above).factors(tree, night.expected());

        for (Node node : tree.nodes(level)) {
            for (int from = 0; from < HORIZON; from += 7) {
                int to = Math.min(from + 7, HORIZON);
                double own = Arrays.stream(node.forecast(), from, to).sum();
                double sum = Reconciliation.sum(node, night.expected(), factors, from, to);
                double before = Reconciliation.sum(
                        node, night.expected(), of(level, above, 0).factors(tree, night.expected()), from, to);
                if (own > .5 * before && own < 2 * before) {
                    assertThat(sum).isCloseTo(own, within(1e-9 * own));
                }
            }
        }
        assertThat(List.of(factors)).allSatisfy(days -> assertThat(days).hasSize(HORIZON));
        assertThat(Arrays.stream(factors).flatMapToDouble(Arrays::stream))
                .allMatch(factor -> factor > 0 && factor <= 8);
    }

    private static Reconciliation of(Level level, double above) {
        return of(level, above, 1);
    }

    private static Reconciliation of(Level level, double above, double own) {
        return switch (level) {
            case CHAIN -> new Reconciliation(own, 0, 0);
            case STORE -> new Reconciliation(above, own, 0);
            case DEPARTMENT -> new Reconciliation(above, above, own);
        };
    }

    /** What was learnt lies in 0 … 1 whatever came, and a day that has not passed teaches nothing. */
    @Property(tries = 100, seed = "7")
    void whatHasNotPassedTeachesNothing(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(max = HORIZON) int passed) {
        Night night = Night.of(seed);
        SplittableRandom random = new SplittableRandom(seed);
        double[][] came = new double[night.expected().length][HORIZON];
        double[][] scored = new double[came.length][HORIZON];
        for (int i = 0; i < came.length; i++) {
            for (int day = 0; day < passed; day++) {
                scored[i][day] = night.expected()[i][day];
                came[i][day] = scored[i][day] * random.nextDouble(.2, 2);
            }
        }
        ReconciliationFit fit = new ReconciliationFit();
        fit.add(night.tree(), night.expected(), scored, came);

        Reconciliation weights = fit.weights();

        assertThat(weights).isEqualTo(fit.weights());
        if (passed == 0) {
            assertThat(weights).isEqualTo(Reconciliation.BOTTOM_UP);
        }
    }
}
