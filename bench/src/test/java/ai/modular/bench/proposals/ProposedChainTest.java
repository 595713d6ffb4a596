package ai.modular.bench.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposedChainTest {

    @Test
    void everySeriesBecomesALineAndTheSameSeedTheSameOrders() throws Exception {
        Map<String, Object> figures = measured();
        assertThat(figures).containsEntry("lines", 600L);
        assertThat((long) figures.get("ordered_lines")).isBetween(100L, 599L);
        assertThat((long) figures.get("lines_changed_for_supplier_minimum")).isPositive();
        assertThat(measured())
                .containsEntry("ordered_lines", figures.get("ordered_lines"))
                .containsEntry("mean_receipt_bytes", figures.get("mean_receipt_bytes"));
    }

    private static Map<String, Object> measured() throws Exception {
        try (ProposedChain chain = new ProposedChain(2, 50, 1)) {
            return chain.measure(600);
        }
    }
}
