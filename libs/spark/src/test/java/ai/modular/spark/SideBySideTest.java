package ai.modular.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void resultsComeInTheOrderOfTheWorkWhicheverEndsFirst() {
        CountDownLatch second = new CountDownLatch(1);
        Callable<String> waits = () -> second.await(10, TimeUnit.SECONDS) ? "first" : "the second one never ran";
        Callable<String> signals = () -> {
            second.countDown();
            return "second";
        };

        assertThat(SideBySide.all(List.of(waits, signals))).containsExactly("first", "second");
    }

    @Test
    void aFailureIsThrownAsItselfAfterTheOtherWorkHasEnded() {
        AtomicInteger ended = new AtomicInteger();
        UserError failure = new UserError("prices are missing", "Load them.");
        List<Callable<Integer>> work = List.of(
                () -> {
                    throw failure;
                },
                ended::incrementAndGet,
                ended::incrementAndGet,
                ended::incrementAndGet);

        assertThatThrownBy(() -> SideBySide.all(work)).isSameAs(failure);
        assertThat(ended).hasValue(3);
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        assertThat(SideBySide.all(List.<Callable<Integer>>of())).isEmpty();
    }
}
