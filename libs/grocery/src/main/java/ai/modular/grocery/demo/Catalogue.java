package ai.modular.grocery.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the demo chain sells and who delivers it; products in the order of the file. */
public final class Catalogue {

    private static final Catalogue BUNDLED = new Catalogue(
            CsvResource.rows("catalogue.csv").stream().map(Catalogue::product).toList(),
            CsvResource.rows("suppliers.csv").stream().map(Catalogue::supplier).toList());

    private final List<Product> products;
    private final List<Supplier> suppliers;
    private final Map<String, Product> byId;

    private Catalogue(List<Product> products, List<Supplier> suppliers) {
        this.products = products;
        this.suppliers = suppliers;
        this.byId = products.stream().collect(Collectors.toMap(Product::itemId, Function.identity()));
    }

    public List<Product> products() {
        return products;
    }

    public List<Supplier> suppliers() {
        return suppliers;
    }

    /** The catalogue that comes with the platform. */
    public static Catalogue bundled() {
        return BUNDLED;
    }

    public Map<String, Supplier> suppliersById() {
        return suppliers.stream().collect(Collectors.toMap(Supplier::supplierId, Function.identity()));
    }

    /** @throws IllegalArgumentException if there is no such product */
    public Product product(String itemId) {
        Product product = byId.get(itemId);
        if (product == null) {
            throw new IllegalArgumentException("item %s is not in the catalogue".formatted(itemId));
        }
        return product;
    }

    private static Product product(Map<String, String> row) {
        return new Product(
                row.get("item_id"),
                row.get("name"),
                row.get("department"),
                row.get("category"),
                row.get("brand"),
                row.get("size"),
                row.get("unit"),
                (int) cents(row.get("price")),
                Double.parseDouble(row.get("cost_ratio")),
                row.get("shelf_life_days").isEmpty() ? 0 : Integer.parseInt(row.get("shelf_life_days")),
                Double.parseDouble(row.get("daily_units")),
                Double.parseDouble(row.get("units_per_purchase")),
                Integer.parseInt(row.get("pack_size")),
                row.get("supplier_id"),
                WeekShape.valueOf(row.get("week").toUpperCase(Locale.ROOT)),
                Season.valueOf(row.get("season").toUpperCase(Locale.ROOT)),
                Double.parseDouble(row.get("elasticity")),
                Product.Lifecycle.parse(row.get("lifecycle")),
                List.of(row.get("tags").split(" ")),
                row.get("description"));
    }

    private static Supplier supplier(Map<String, String> row) {
        return new Supplier(
                row.get("supplier_id"),
                row.get("name"),
                cents(row.get("minimum_value")),
                Integer.parseInt(row.get("cutoff_hour")),
                Integer.parseInt(row.get("lead_time_days")),
                weekdays(row.get("delivery_days")));
    }

    private static Set<DayOfWeek> weekdays(String numbers) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (String number : numbers.split(" ")) {
            days.add(DayOfWeek.of(Integer.parseInt(number)));
        }
        return days;
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
