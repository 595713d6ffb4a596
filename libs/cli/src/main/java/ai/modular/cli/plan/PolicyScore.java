package ai.modular.cli.plan;

import ai.modular.models.simulation.SimulationResult;

/**
 * How a policy did.
 *
 * @param fillRate share of demand that was met
 * @param stockPeriods mean stock at the end of a period, in periods of mean demand
 * @param orders lines ordered
 */
record PolicyScore(
        String policy,
        double cost,
        double holding,
        double lostSales,
        double waste,
        double fillRate,
        double stockPeriods,
        long orders) {

    static PolicyScore of(String policy, Played played, SimulationResult result) {
        double demand = 0;
        double lost = 0;
        double left = 0;
        long orders = 0;
        for (int series = 0; series < played.terms().size(); series++) {
            for (int period = 0; period < played.periods(); period++) {
                demand += played.demand()[series][period];
                lost += result.lost(series, period);
                left += result.left(series, period);
                orders += result.ordered(series, period) > 0 ? 1 : 0;
            }
        }
        SimulationResult.Cost cost = result.cost(series -> true, 0);
        return new PolicyScore(
                policy,
                cost.total(),
                cost.holding(),
                cost.lostSales(),
                cost.waste(),
                demand == 0 ? 1 : 1 - lost / demand,
                demand == 0 ? 0 : left / demand,
                orders);
    }
}
