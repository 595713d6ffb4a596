package ai.modular.cli.plan;

import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.Simulation;
import ai.modular.models.simulation.SimulationResult;
import ai.modular.models.simulation.StockRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays ordering policies against a site's own past. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays ordering policies against the last periods of your own sales, without any service (docs/ordering.md).",
            "Every policy sees the same demand, and of it only what had passed when it orders."
        })
public final class SimulateCommand implements Runnable {

    @Option(
            names = "--sales",
            required = true,
            paramLabel = "FILE",
            description = "unique_id, ds, y[, in_stock]: sales by week or by day, which of them is found out.")
    private Path sales;

    @Mixin
    private TermsOptions terms;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = {
                "One or more of planner, smoothing (the planner without trees), min-max[:MIN,MAX] (periods of cover beyond the lead time),",
                "recent (up to what sold of late), foresight (knows the demand). Default: all of them."
            })
    private List<String> policies = List.of("planner", "smoothing", "min-max", "recent", "foresight");

    @Option(
            names = "--periods",
            paramLabel = "N",
            description = "Periods to play, the last ones of the sales (default: a quarter of them, a year at most).")
    private Integer periods;

    @Option(names = "--out", paramLabel = "FILE", description = "The table as CSV.")
    private Path out;

    @Option(names = "--chart", paramLabel = "FILE", description = "The table as a picture (SVG).")
    private Path chart;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<PolicyChoice> chosen = policies.stream().map(PolicyChoice::parse).toList();
        Sales read = Sales.read(sales);
        TermsOptions.Known known = terms.of(read.ids());
        Played played = Played.of(read.panel().withGroups(known.groups()), known.terms(), periods);
        PrintWriter screen = spec.commandLine().getOut();
        screen.printf(
                Locale.ROOT,
                "%,d series are played for %,d periods from %s, after %,d periods to learn from.%n",
                played.terms().size(),
                played.periods(),
                played.firstDay(),
                played.past().periods());
        if (played.unknown() > 0) {
            screen.printf(
                    Locale.ROOT,
                    "%,d series are left out: of a period that is played their demand is unknown.%n",
                    played.unknown());
        }
        List<PolicyScore> scores = new ArrayList<>();
        for (PolicyChoice choice : chosen) {
            scores.add(PolicyScore.of(choice.toString(), played, play(choice, played)));
        }
        PolicyTable table = new PolicyTable(scores);
        screen.print(table.text());
        if (out != null) {
            table.writeCsv(out);
        }
        if (chart != null) {
            table.writeChart(chart);
        }
        screen.flush();
    }

    /** All begin with the same stock: what the lead time and the review need at the recent mean. */
    private static SimulationResult play(PolicyChoice choice, Played played) {
        List<ItemStock> opening = played.opening();
        List<StockRules> rules = played.terms().stream().map(ItemTerms::rules).toList();
        try (PolicyChoice.Opened policy = choice.open(played)) {
            return new Simulation(opening, rules)
                    .run(policy.policy(), played.past().demand(), played.demand(), played.periods());
        }
    }
}
