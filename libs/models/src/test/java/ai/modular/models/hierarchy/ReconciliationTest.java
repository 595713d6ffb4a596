package ai.modular.models.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final double NAN = Double.NaN;

    @Test
    void aWeightDrawsTheMeansBelowASumTowardsItsForecast() {
        SumTree tree = tree(always("s1", "dairy", 10), always("s1", "bakery", 20));
        double[][] expected = {week(8), week(20)};

        assertThat(new Reconciliation(0, 0, .5).factors(tree, expected)[0]).containsExactly(week(1.125), within(1e-12));
        assertThat(new Reconciliation(0, 0, .5).factors(tree, expected)[1]).containsExactly(week(1), within(1e-12));
        assertThat(List.of(new Reconciliation(0, 1, 0).factors(tree, expected)))
                .allSatisfy(factors -> assertThat(factors).containsExactly(week(30 / 28.), within(1e-12)));
        assertThat(List.of(Reconciliation.BOTTOM_UP.factors(tree, expected)))
                .allSatisfy(factors -> assertThat(factors).containsExactly(week(1)));
    }

    @Test
    void aStoreIsDrawnToItsOwnForecastAfterTheChain() {
        SumTree tree = tree(always("s1", "dairy", 12), always("s2", "dairy", 28));
        double[][] expected = {week(10), week(22)};

        // The chain: 40 ÷ 32 = 1.25, half of it. Then 12 ÷ 11.25 and 28 ÷ 24.75
        assertThat(List.of(new Reconciliation(.5, 1, 0).factors(tree, expected)))
                .satisfiesExactly(
                        first -> assertThat(first).containsExactly(week(1.2), within(1e-12)),
                        second -> assertThat(second).containsExactly(week(28 / 22.), within(1e-12)));
    }

    /** What a day has of its own stays: only the level of the week moves. */
    @Test
    void theDaysOfAWeekShareAFactorAndTheNextWeekHasItsOwn() {
        SumTree tree = new SumTree(List.of(always("s1", "dairy", 10)), 14);
        double[] expected = new double[14];
        Arrays.fill(expected, 0, 7, 7);
        expected[3] = 28;
        Arrays.fill(expected, 7, 14, 8);

        double[] factors = new Reconciliation(1, 0, 0).factors(tree, new double[][] {expected})[0];

        assertThat(Arrays.copyOf(factors, 7)).containsExactly(week(1), within(1e-12));
        assertThat(Arrays.copyOfRange(factors, 7, 14)).containsExactly(week(1.25), within(1e-12));
    }

    @Test
    void whatSaysTooLittleOfItselfMovesNothingAndNothingMovesFar() {
        double[] young = new double[84];
        Arrays.fill(young, NAN);
        Arrays.fill(young, 57, 84, 50);
        SumTree tree = tree(new Department("s1", "new", young), always("s1", "dairy", 10), always("s1", "shut", 10));

        double[][] factors = new Reconciliation(0, 0, 1).factors(tree, new double[][] {week(5), week(1), week(0)});

        assertThat(factors[0]).containsExactly(week(1));
        assertThat(factors[1]).containsExactly(week(2));
        assertThat(factors[2]).containsExactly(week(1));
    }

    @Test
    void aDepartmentOfWhichADayIsNotKnownCountsAsUsual() {
        assertThat(SumTree.history(List.of(new double[] {1, NAN, 3}, new double[] {2, 2, 2})))
                .containsExactly(3, 4, 5);
        assertThat(SumTree.history(
                        List.of(new double[] {4, NAN, 4}, new double[] {2, 2, NAN}, new double[] {2, NAN, NAN})))
                .containsExactly(8, NAN, 8);
        assertThat(SumTree.history(List.of(new double[] {0, NAN}, new double[] {0, 0})))
                .containsExactly(0, 0);
    }

    @Test
    void aWeightIsWhatWouldHaveBeenRightOfTheWay() {
        SumTree tree = tree(always("s1", "dairy", 10));
        double[][] expected = {week(8)};
        ReconciliationFit fit = new ReconciliationFit();
        // Sixty per cent of the way from 8 to 10; half of the series are scored
        fit.add(tree, expected, new double[][] {week(4)}, new double[][] {week(4.6)});

        assertThat(fit.weights().chain()).isCloseTo(.6, within(1e-12));
        assertThat(fit.weights().store()).isCloseTo(0, within(1e-12));
        assertThat(fit.weights()).isEqualTo(fit.weights());
    }

    @Test
    void whatCancelsAboveIsLearntBelow() {
        SumTree tree = tree(always("s1", "dairy", 10), always("s1", "bakery", 20));
        double[][] expected = {week(8), week(22)};
        ReconciliationFit fit = new ReconciliationFit();
        fit.add(tree, expected, expected, new double[][] {week(10), week(20)});

        assertThat(fit.weights().chain()).isZero();
        assertThat(fit.weights().store()).isZero();
        assertThat(fit.weights().department()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aSumThatPointsTheWrongWayIsNotFollowedAndNoneIsFollowedBeyondItself() {
        SumTree tree = tree(always("s1", "dairy", 10));
        double[][] expected = {week(8)};
        ReconciliationFit wrong = new ReconciliationFit();
        wrong.add(tree, expected, expected, new double[][] {week(7)});
        ReconciliationFit beyond = new ReconciliationFit();
        beyond.add(tree, expected, expected, new double[][] {week(14)});
        ReconciliationFit unknown = new ReconciliationFit();
        unknown.add(tree, expected, new double[][] {week(0)}, new double[][] {week(0)});

        assertThat(wrong.weights()).isEqualTo(Reconciliation.BOTTOM_UP);
        assertThat(beyond.weights()).isEqualTo(new Reconciliation(1, 0, 0));
        assertThat(unknown.weights()).isEqualTo(Reconciliation.BOTTOM_UP);
        assertThat(new ReconciliationFit().weights()).isEqualTo(Reconciliation.BOTTOM_UP);
    }

    @Test
    void aWeightBeyondOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reconciliation(0, 1.1, 0))
                .withMessage("weights of chain 0.0, store 1.1, department 0.0: each must lie in 0 … 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Reconciliation(0, 0, NAN));
    }

    private static SumTree tree(Department... departments) {
        return new SumTree(List.of(departments), 7);
    }

    /** Forecast as what it always sold. */
    private static Department always(String store, String group, double units) {
        double[] history = new double[84];
        Arrays.fill(history, units);
        return new Department(store, group, history);
    }

    private static double[] week(double units) {
        double[] result = new double[7];
        Arrays.fill(result, units);
        return result;
    }
}
