package ai.modular.cli.plan;

import ai.modular.cli.plan.CsvTable.Row;
import ai.modular.models.simulation.ItemStock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stock on hand ({@code unique_id, on_hand[, expires]}, a line per lot) and on its way ({@code unique_id, quantity, arrives}) of the series that
 * have sales.
 */
final class Stocks {

    /** Nobody plans further. */
    private static final int MOST_PERIODS_AHEAD = 1000;

    private final Sales sales;
    private final Map<String, List<ItemStock.Lot>> lots = new HashMap<>();
    private final Map<String, double[]> arriving = new HashMap<>();
    private final Set<String> known;
    private int withoutSales;

    private Stocks(Sales sales) {
        this.sales = sales;
        this.known = new HashSet<>(sales.ids());
    }

    /** @param openOrders null when nothing is on its way */
    static Stocks read(Sales sales, Path stock, Path openOrders) {
        Stocks result = new Stocks(sales);
        result.readStock(CsvTable.read(stock));
        if (openOrders != null) {
            result.readOrders(CsvTable.read(openOrders));
        }
        return result;
    }

    private void readStock(CsvTable table) {
        table.requireColumns(List.of("unique_id", "on_hand"), List.of("expires"));
        Map<List<String>, Integer> seen = new HashMap<>();
        for (Row row : table.rows()) {
            String id = Cells.text(table, row, "unique_id");
            String expires = table.cell(row, "expires");
            Integer earlier = seen.putIfAbsent(List.of(id, expires), row.number());
            if (earlier != null) {
                throw table.wrong(
                        row,
                        "%s has a second line%s, the first is line %d"
                                .formatted(id, expires.isEmpty() ? "" : " that expires " + expires, earlier),
                        "Keep one line per series, or per series and expiry date.");
            }
            BigDecimal quantity = Cells.number(table, row, "on_hand");
            int left = expires.isEmpty()
                    ? ItemStock.KEEPS
                    : Math.max(0, sales.periodsAhead(Cells.date(table, row, "expires")) + 1);
            if (known.contains(id)) {
                lots.computeIfAbsent(id, unused -> new ArrayList<>())
                        .add(new ItemStock.Lot(quantity.doubleValue(), left));
            } else {
                withoutSales++;
            }
        }
    }

    private void readOrders(CsvTable table) {
        table.requireColumns(List.of("unique_id", "quantity", "arrives"), List.of());
        for (Row row : table.rows()) {
            String id = Cells.text(table, row, "unique_id");
            double quantity = Cells.quantity(table, row, "quantity").doubleValue();
            LocalDate day = Cells.date(table, row, "arrives");
            int ahead = Math.max(0, sales.periodsAhead(day));
            if (ahead > MOST_PERIODS_AHEAD) {
                throw table.wrong(
                        row, "arrives is %s, %d periods ahead".formatted(day, ahead), "Is the date mistyped?");
            }
            if (known.contains(id) && !lots.containsKey(id)) {
                throw table.wrong(
                        row,
                        "%s is on its way, but the stock file has no line of it".formatted(id),
                        "Add its stock: 0 when the shelf is empty.");
            }
            double[] old = arriving.getOrDefault(id, new double[0]);
            double[] longer = Arrays.copyOf(old, Math.max(old.length, ahead + 1));
            longer[ahead] += quantity;
            arriving.put(id, longer);
        }
    }

    /** Empty when the stock file has no line of it. */
    Optional<ItemStock> of(String id) {
        if (!lots.containsKey(id)) {
            return Optional.empty();
        }
        return Optional.of(new ItemStock(lots.get(id), arriving.getOrDefault(id, new double[0])));
    }

    /** Lines of stock of series that have no sales: nothing can be forecast for them. */
    int withoutSales() {
        return withoutSales;
    }
}
