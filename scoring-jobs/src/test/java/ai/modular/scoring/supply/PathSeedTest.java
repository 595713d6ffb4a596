package ai.modular.scoring.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathSeedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void theSameSeriesAndDayHaveTheSameSeedForever() {
        assertThat(PathSeed.of(1, "s01", "milk", DAY)).isEqualTo(7977819187993766647L);
    }

    @Test
    void neighboursHaveSeedsOfTheirOwn() {
        Set<Long> seeds = new HashSet<>();
        for (int store = 0; store < 40; store++) {
            for (int item = 0; item < 250; item++) {
                seeds.add(PathSeed.of(1, "s" + store, "i" + item, DAY));
            }
        }

        assertThat(seeds).hasSize(10_000);
    }

    @Test
    void whereOneNameEndsAndTheOtherBeginsCounts() {
        assertThat(PathSeed.of(1, "a", "bc", DAY)).isNotEqualTo(PathSeed.of(1, "ab", "c", DAY));
    }
}
