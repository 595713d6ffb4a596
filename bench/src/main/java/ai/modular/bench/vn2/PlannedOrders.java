package ai.modular.bench.vn2;

import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.replenishment.DemandParts;
import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.replenishment.OrderPlanner;
import ai.modular.models.replenishment.PeriodForecaster;
import ai.modular.models.replenishment.PeriodPanel;
import ai.modular.models.simulation.OrderPolicy;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our orders in a window. Learnt is once, from what is known when it starts; forecast is at each order, from what is known then, once for all
 * candidates: a forecast does not depend on the stock.
 */
final class PlannedOrders implements AutoCloseable {

    private static final ItemTerms TERMS = new ItemTerms(
            Window.LEAD_TIME, 1, BigDecimal.ONE, BigDecimal.ZERO, Window.HOLDING_COST, Window.LOST_SALE_COST);

    private final Window window;
    private final PeriodForecaster forecaster;
    private final Map<Integer, DemandParts> forecasts = new HashMap<>();

    PlannedOrders(Window window, PeriodPanel past) {
        this.window = window;
        this.forecaster = PeriodForecaster.train(past, TERMS.covered(), Candidate.TEXTBOOK.settings());
    }

    OrderPolicy policy(Candidate candidate) {
        return now -> {
            PeriodPanel known = window.known(now);
            DemandParts demand = forecasts.computeIfAbsent(now.period(), unused -> forecaster.forecast(known));
            List<OrderProposal> proposals = new OrderPlanner(candidate.settings())
                    .propose(
                            demand,
                            known,
                            now.stock().stream().map(Optional::of).toList(),
                            Collections.nCopies(known.series(), TERMS));
            return proposals.stream()
                    .mapToDouble(proposal -> proposal.quantity().doubleValue())
                    .toArray();
        };
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
