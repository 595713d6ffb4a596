package ai.modular.cli.plan;

import ai.modular.cli.plan.CsvTable.Row;
import ai.modular.contracts.error.CommandLineError;
import ai.modular.models.replenishment.ItemTerms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Terms of supply and costs: options for all series, and a file for those that differ. */
final class TermsOptions {

    private static final List<String> OWN =
            List.of("lead_time", "review", "pack", "minimum", "holding_cost", "lost_sale_cost");

    @Option(
            names = "--items",
            paramLabel = "FILE",
            description =
                    "unique_id and any of lead_time, review, pack, minimum, holding_cost, lost_sale_cost; an empty cell takes the option;\n"
                            + "also group…: what items have in common, such as group_store and group_department.")
    private Path items;

    @Option(
            names = "--lead-time",
            paramLabel = "N",
            description = "Periods from ordering to the first period of sale (default: ${DEFAULT-VALUE}).")
    private int leadTime = 1;

    @Option(names = "--review", paramLabel = "N", description = "Periods between orders (default: ${DEFAULT-VALUE}).")
    private int review = 1;

    @Option(names = "--pack", paramLabel = "UNITS", description = "Units per pack (default: ${DEFAULT-VALUE}).")
    private BigDecimal pack = BigDecimal.ONE;

    @Option(names = "--minimum", paramLabel = "UNITS", description = "Smallest order (default: ${DEFAULT-VALUE}).")
    private BigDecimal minimum = BigDecimal.ZERO;

    @Option(
            names = "--holding-cost",
            paramLabel = "C",
            description = "Of a unit left over at the end of a period (default: ${DEFAULT-VALUE}).")
    private double holdingCost = .2;

    @Option(
            names = "--lost-sale-cost",
            paramLabel = "C",
            description = "Of a unit that a customer did not get (default: ${DEFAULT-VALUE}).")
    private double lostSaleCost = 1;

    /**
     * What is known of the series, in their order.
     *
     * @param groups {@code [grouping][series]}
     */
    record Known(List<ItemTerms> terms, int[][] groups) {}

    Known of(List<String> ids) {
        ItemTerms common = common();
        if (items == null) {
            return new Known(ids.stream().map(id -> common).toList(), new int[0][]);
        }
        CsvTable table = CsvTable.read(items);
        List<String> optional = new ArrayList<>(OWN);
        optional.addAll(Groups.columns(table));
        table.requireColumns(List.of("unique_id"), optional);
        Map<String, ItemTerms> own = new HashMap<>();
        for (Row row : table.rows()) {
            String id = Cells.text(table, row, "unique_id");
            if (own.put(id, own(table, row, common)) != null) {
                throw table.wrong(row, "%s has a second line".formatted(id), "Keep one line per series.");
            }
        }
        return new Known(ids.stream().map(id -> own.getOrDefault(id, common)).toList(), Groups.of(table, ids));
    }

    private ItemTerms common() {
        try {
            return new ItemTerms(leadTime, review, pack, minimum, holdingCost, lostSaleCost);
        } catch (IllegalArgumentException e) {
            throw new CommandLineError(e.getMessage(), "--help lists the options.", e);
        }
    }

    private static ItemTerms own(CsvTable table, Row row, ItemTerms common) {
        try {
            return new ItemTerms(
                    whole(table, row, "lead_time", common.leadTime()),
                    whole(table, row, "review", common.review()),
                    number(table, row, "pack", common.pack()),
                    number(table, row, "minimum", common.minimum()),
                    number(table, row, "holding_cost", BigDecimal.valueOf(common.holdingCost()))
                            .doubleValue(),
                    number(table, row, "lost_sale_cost", BigDecimal.valueOf(common.lostSaleCost()))
                            .doubleValue());
        } catch (IllegalArgumentException e) {
            throw table.wrong(row, e.getMessage(), "Correct the line, or leave the cell empty to take the option.");
        }
    }

    private static int whole(CsvTable table, Row row, String column, int otherwise) {
        BigDecimal value = number(table, row, column, BigDecimal.valueOf(otherwise));
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "%s is %s, but must be a whole number of periods".formatted(column, value.toPlainString()), e);
        }
    }

    private static BigDecimal number(CsvTable table, Row row, String column, BigDecimal otherwise) {
        return table.cell(row, column).isEmpty() ? otherwise : Cells.number(table, row, column);
    }
}
