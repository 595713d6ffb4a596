package ai.modular.cli.plan;

import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.replenishment.Cadence;
import ai.modular.models.replenishment.OrderPlanner;
import ai.modular.models.replenishment.PlannerSettings;
import ai.modular.models.simulation.ItemStock;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Orders from files of your own; no service runs. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes orders from files of your own, without any service (docs/ordering.md).",
            "What is ordered now is for the close of the last period of the sales; nothing later is looked at."
        })
public final class PlanCommand implements Runnable {

    @Option(
            names = "--sales",
            required = true,
            paramLabel = "FILE",
            description = "unique_id, ds, y[, in_stock]: sales by week or by day, which of them is found out.")
    private Path sales;

    @Option(
            names = "--stock",
            required = true,
            paramLabel = "FILE",
            description = "unique_id, on_hand[, expires]: stock at the close of the last period, a line per lot.")
    private Path stock;

    @Option(
            names = "--open-orders",
            paramLabel = "FILE",
            description =
                    "unique_id, quantity, arrives: what is on its way, and the first period in which it can be sold.")
    private Path openOrders;

    @Mixin
    private TermsOptions terms;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "unique_id, quantity and its receipt.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Sales read = Sales.read(sales);
        Stocks stocks = Stocks.read(read, stock, openOrders);
        TermsOptions.Known known = terms.of(read.ids());
        List<Optional<ItemStock>> onHand = read.ids().stream().map(stocks::of).toList();
        PlannerSettings settings = PlannerSettings.defaults();
        OrderPlanner.Plan plan =
                new OrderPlanner(settings).plan(read.panel().withGroups(known.groups()), onHand, known.terms());
        double[] criticalRatios = known.terms().stream()
                .mapToDouble(item -> item.criticalRatio(settings.leftoverPeriods()))
                .toArray();
        PlanFile.write(out, read.ids(), criticalRatios, plan.proposals());
        summarise(read, stocks, plan);
    }

    private void summarise(Sales read, Stocks stocks, OrderPlanner.Plan plan) {
        PrintWriter screen = spec.commandLine().getOut();
        boolean weekly = read.panel().cadence() == Cadence.WEEKLY;
        screen.printf(
                Locale.ROOT,
                "%,d series, %,d %s from %s; ordered for the close of the last one.%n",
                read.ids().size(),
                read.panel().periods(),
                weekly ? "weeks" : "days",
                read.panel().first());
        long ordered = plan.proposals().stream()
                .filter(proposal -> proposal.quantity().signum() > 0)
                .count();
        screen.printf(Locale.ROOT, "%,d series are ordered, %s units in all.%n", ordered, sum(plan.proposals()));
        screen.printf(
                Locale.ROOT,
                "Before it can be sold, %.0f units are expected to be lost.%n",
                plan.proposals().stream()
                        .mapToDouble(OrderProposal::expectedLost)
                        .sum());
        if (!plan.hasTrees()) {
            screen.println("Too little past for trees: smoothing forecast alone.");
        }
        if (stocks.withoutSales() > 0) {
            screen.printf("%,d lines of stock belong to series without sales: no order.%n", stocks.withoutSales());
        }
        exceptions(plan.proposals())
                .forEach((name, count) -> screen.printf(Locale.ROOT, "  %-20s %,d series%n", name, count));
        screen.printf("Written to %s%n", out);
        screen.flush();
    }

    private static String sum(List<OrderProposal> proposals) {
        BigDecimal sum = proposals.stream().map(OrderProposal::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
    }

    private static Map<String, Integer> exceptions(List<OrderProposal> proposals) {
        Map<String, Integer> result = new TreeMap<>();
        proposals.forEach(proposal -> proposal.exceptionCodes().forEach(code -> result.merge(code, 1, Integer::sum)));
        return result;
    }
}
