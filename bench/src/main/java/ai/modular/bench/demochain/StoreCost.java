package ai.modular.bench.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreDay.ItemDemand;
import ai.modular.grocery.demo.StoreDay.MovementKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a way of ordering costs: the margin of what was wanted and not there, what keeping stock costs (a quarter of its purchase price a year), and
 * the purchase price of what was written off. The same rules as those that the night weighs its orders by, at regular prices.
 */
final class StoreCost {

    private static final double KEEPING_PER_DAY = .25 / 365;

    private double lostEuro;
    private double keptEuro;
    private double wasteEuro;
    private double wanted;
    private double sold;
    private long lines;

    void add(DemoChain chain, Store store, StoreDay day, int orderLines) {
        lines += orderLines;
        for (ItemDemand item : day.demand()) {
            Product product = chain.catalogue().product(item.itemId());
            long margin = chain.prices().cents(store, product, day.date()) - product.costCents();
            wanted += item.wanted() / 1000.0;
            sold += item.sold() / 1000.0;
            lostEuro += euro(item.wanted() - item.sold(), Math.max(0, margin));
        }
        day.lots()
                .forEach(lot -> keptEuro += KEEPING_PER_DAY
                        * euro(
                                lot.closing(),
                                chain.catalogue().product(lot.itemId()).costCents()));
        day.movements().stream()
                .filter(movement -> movement.kind() == MovementKind.WRITE_OFF)
                .forEach(movement -> wasteEuro += euro(
                        movement.thousandths(),
                        chain.catalogue().product(movement.itemId()).costCents()));
    }

    void add(StoreCost other) {
        lostEuro += other.lostEuro;
        keptEuro += other.keptEuro;
        wasteEuro += other.wasteEuro;
        wanted += other.wanted;
        sold += other.sold;
        lines += other.lines;
    }

    /** Units that customers came for. */
    double wanted() {
        return wanted;
    }

    double euro() {
        return lostEuro + keptEuro + wasteEuro;
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cost_eur", Math.round(euro()));
        figures.put("lost_sales_eur", Math.round(lostEuro));
        figures.put("waste_eur", Math.round(wasteEuro));
        figures.put("keeping_eur", Math.round(keptEuro));
        figures.put("demand_met", Math.round(1e4 * sold / wanted) / 1e4);
        figures.put("order_lines", lines);
        return figures;
    }

    private static double euro(long thousandths, long cents) {
        return thousandths / 1000.0 * cents / 100;
    }
}
