package ai.modular.cli.plan;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.models.policy.ForesightPolicy;
import ai.modular.models.policy.MinMaxPolicy;
import ai.modular.models.policy.PlannerPolicy;
import ai.modular.models.policy.RecentSalesPolicy;
import ai.modular.models.replenishment.PlannerSettings;
import ai.modular.models.simulation.OrderPolicy;
import java.util.List;

/**
 * A policy as it stands on the command line.
 *
 * @param name planner, smoothing, min-max, recent or foresight
 * @param minimum of min-max, in periods of cover; {@code maximum} likewise
 */
record PolicyChoice(String name, double minimum, double maximum) {

    private static final List<String> NAMES = List.of("planner", "smoothing", "min-max", "recent", "foresight");

    /** A policy that may hold native memory. */
    record Opened(OrderPolicy policy) implements AutoCloseable {

        @Override
        public void close() {
            if (policy instanceof PlannerPolicy planner) {
                planner.close();
            }
        }
    }

    static PolicyChoice parse(String text) {
        String[] parts = text.split(":", 2);
        boolean bounded = parts.length == 2;
        if (!NAMES.contains(parts[0]) || bounded && !parts[0].equals("min-max")) {
            throw new CommandLineError(
                    "policy '%s' is not known".formatted(text),
                    "There are planner, smoothing, min-max[:MIN,MAX], recent and foresight.");
        }
        if (!bounded) {
            return new PolicyChoice(parts[0], 1, 2);
        }
        try {
            String[] bounds = parts[1].split(",", -1);
            PolicyChoice choice =
                    new PolicyChoice(parts[0], Double.parseDouble(bounds[0]), Double.parseDouble(bounds[1]));
            if (choice.minimum >= 0 && choice.maximum >= choice.minimum && Double.isFinite(choice.maximum)) {
                return choice;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw wrongBounds(text, e);
        }
        throw wrongBounds(text, null);
    }

    private static CommandLineError wrongBounds(String text, Exception cause) {
        return new CommandLineError(
                "policy '%s' has no two bounds".formatted(text),
                "Write min-max:1,2, periods of cover beyond the lead time, the smaller one first.",
                cause);
    }

    Opened open(Played played) {
        PlannerSettings settings = PlannerSettings.defaults();
        return new Opened(
                switch (name) {
                    case "planner" -> new PlannerPolicy(played.past(), played.terms(), settings);
                    case "smoothing" ->
                        new PlannerPolicy(
                                played.past(),
                                played.terms(),
                                new PlannerSettings(
                                        0,
                                        settings.leftoverPeriods(),
                                        settings.paths(),
                                        settings.seed(),
                                        settings.threads()));
                    case "min-max" -> new MinMaxPolicy(played.terms(), minimum, maximum, played.recent());
                    case "recent" -> new RecentSalesPolicy(played.terms(), played.recent());
                    default -> new ForesightPolicy(played.terms(), played.demand());
                });
    }

    @Override
    public String toString() {
        return name.equals("min-max") ? "min-max:%s,%s".formatted(plain(minimum), plain(maximum)) : name;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
