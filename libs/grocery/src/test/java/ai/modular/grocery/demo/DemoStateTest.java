package ai.modular.grocery.demo;

import static ai.modular.grocery.demo.SmallChain.CHAIN;
import static ai.modular.grocery.demo.SmallChain.DAYS;
import static ai.modular.grocery.demo.SmallChain.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStateTest {

    @TempDir
    Path home;

    @Test
    void theNextDayIsTheSameFromAFileAsFromMemory() {
        StoreDay yesterday = DAYS.get(DAYS.size() - 2);
        DemoState.of(CHAIN, yesterday.date(), List.of(yesterday.after())).save(home);
        DemoState loaded = DemoState.load(home, yesterday.date()).orElseThrow();
        StoreState state = loaded.stores().get(0);
        var simulation = new StoreSimulation(CHAIN, STORE);
        assertThat(simulation.day(state, simulation.orders(state))).isEqualTo(DAYS.get(DAYS.size() - 1));
    }

    @Test
    void aDayThatWasNeverSimulatedHasNoState() {
        assertThat(DemoState.load(home, LocalDate.of(2026, 1, 1))).isEmpty();
    }
}
