package ai.modular.models.replenishment;

import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.OrderQuantity;
import ai.modular.models.simulation.ItemStock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** From sales and stock to orders in one call, for one point in time. Pure: the same input gives the same orders. */
public final class OrderPlanner {

    private final PlannerSettings settings;

    public OrderPlanner(PlannerSettings settings) {
        this.settings = settings;
    }

    /**
     * The orders, and how they came about.
     *
     * @param proposals per series
     * @param hasTrees whether there was enough past to grow trees from
     */
    public record Plan(List<OrderProposal> proposals, boolean hasTrees) {}

    /**
     * @param known all sales up to now
     * @param stock per series, at the close of the last period; empty when nobody knows it
     * @param terms per series
     */
    public Plan plan(PeriodPanel known, List<Optional<ItemStock>> stock, List<ItemTerms> terms) {
        int horizon = terms.stream().mapToInt(ItemTerms::covered).max().orElse(1);
        try (PeriodForecaster forecaster = PeriodForecaster.train(known, horizon, settings)) {
            return new Plan(propose(forecaster.forecast(known), known, stock, terms), forecaster.hasTrees());
        }
    }

    /** The orders from a forecast that was made with all that is known. */
    public List<OrderProposal> propose(
            DemandParts demand, PeriodPanel known, List<Optional<ItemStock>> stock, List<ItemTerms> terms) {
        BaseStock orders = new BaseStock(demand, settings);
        return IntStream.range(0, known.series())
                .parallel()
                .mapToObj(series -> {
                    OptionalDouble usual = usual(known, series);
                    return usual.isEmpty()
                            ? OrderQuantity.withoutForecast()
                            : orders.propose(series, stock.get(series), terms.get(series), usual);
                })
                .toList();
    }

    /** Empty for a series of which no demand is known. */
    private static OptionalDouble usual(PeriodPanel known, int series) {
        KnownSums sums = new KnownSums(known.demand()[series]);
        double recent = sums.mean(known.periods() - known.cadence().recent(), known.periods());
        double any = Double.isNaN(recent) ? sums.mean(0, known.periods()) : recent;
        return Double.isNaN(any) ? OptionalDouble.empty() : OptionalDouble.of(any);
    }
}
