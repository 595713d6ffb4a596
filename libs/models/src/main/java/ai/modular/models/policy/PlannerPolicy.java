package ai.modular.models.policy;

import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.replenishment.OrderPlanner;
import ai.modular.models.replenishment.PeriodForecaster;
import ai.modular.models.replenishment.PeriodPanel;
import ai.modular.models.replenishment.PlannerSettings;
import ai.modular.models.simulation.OrderPolicy;
import java.util.List;
import java.util.Optional;

/** Our own orders: learnt once, from what is known before the first period; forecast anew at each order, from what is known then. */
public final class PlannerPolicy implements OrderPolicy, AutoCloseable {

    private final PeriodPanel past;
    private final List<ItemTerms> terms;
    private final OrderPlanner planner;
    private final PeriodForecaster forecaster;

    /** @param past of the series to be played, up to the first period */
    public PlannerPolicy(PeriodPanel past, List<ItemTerms> terms, PlannerSettings settings) {
        this.past = past;
        this.terms = List.copyOf(terms);
        this.planner = new OrderPlanner(settings);
        int horizon = terms.stream().mapToInt(ItemTerms::covered).max().orElse(1);
        this.forecaster = PeriodForecaster.train(past, horizon, settings);
    }

    @Override
    public double[] order(Situation now) {
        PeriodPanel known = new PeriodPanel(past.cadence(), past.first(), now.known(), past.groups());
        return planner
                .propose(
                        forecaster.forecast(known),
                        known,
                        now.stock().stream().map(Optional::of).toList(),
                        terms)
                .stream()
                .mapToDouble(proposal -> proposal.quantity().doubleValue())
                .toArray();
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
