package ai.modular.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.simulation.SingleOrder.Outcome;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SingleOrderTest {

    private static final OptionalInt KEEPS = OptionalInt.empty();

    @Test
    void whatComesTooLateIsLostAndTheRestIsLeft() {
        ItemStock three = ItemStock.keeping(3, 0, 2);

        assertThat(SingleOrder.play(three, 6, 3, KEEPS, new double[] {2, 4, 5})).isEqualTo(new Outcome(1, 0, 1));
        assertThat(SingleOrder.play(three, 0, 3, KEEPS, new double[] {2, 4, 5})).isEqualTo(new Outcome(6, 0, 0));
    }

    @Test
    void lotsExpireTheEarliestIsSoldFirst() {
        ItemStock lots = new ItemStock(List.of(new ItemStock.Lot(4, 1), new ItemStock.Lot(4, 3)), new double[0]);

        assertThat(SingleOrder.play(lots, 5, 2, OptionalInt.of(1), new double[] {3, 3, 3}))
                .as("one expires after the first day; on the second three of the order are sold and two expire")
                .isEqualTo(new Outcome(0, 1 + 2 + 1, 0));
    }

    @Test
    void anOrderThatArrivesAfterThePeriodIsLeft() {
        assertThat(SingleOrder.play(ItemStock.keeping(0), 6, 5, KEEPS, new double[] {1, 1}))
                .isEqualTo(new Outcome(2, 0, 6));
    }

    @Property(seed = "7")
    void everyUnitIsSoldWastedOrLeft(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 20) Integer> demand,
            @ForAll @IntRange(max = 30) int onHand,
            @ForAll @IntRange(max = 30) int quantity,
            @ForAll @IntRange(min = 1, max = 9) int arrivesIn,
            @ForAll @IntRange(min = 1, max = 9) int shelfLife) {
        double[] wanted = demand.stream().mapToDouble(Integer::doubleValue).toArray();
        double sum = demand.stream().mapToInt(Integer::intValue).sum();

        Outcome outcome =
                SingleOrder.play(ItemStock.keeping(onHand), quantity, arrivesIn, OptionalInt.of(shelfLife), wanted);

        assertThat(sum - outcome.lost() + outcome.wasted() + outcome.left()).isEqualTo(onHand + (double) quantity);
        assertThat(SingleOrder.play(
                                ItemStock.keeping(onHand), quantity + 1, arrivesIn, OptionalInt.of(shelfLife), wanted)
                        .lost())
                .as("more never loses more")
                .isLessThanOrEqualTo(outcome.lost());
    }
}
