package ai.modular.etl.demochain;

import ai.modular.etl.demochain.RecentDays.PlacedOrder;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Households;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.Supplier;
import ai.modular.grocery.demo.TradingCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of the demo chain's master data, for COPY. */
record MasterRows(DemoChain chain) {

    /** By table and columns, in the order of their references. */
    Map<String, CopyText> tables(List<PlacedOrder> orders) {
        var tables = new LinkedHashMap<String, CopyText>();
        tables.put(
                "retail.locations (location_id, name, city, time_zone, currency, opens_hour, closes_hour)",
                locations());
        tables.put("retail.suppliers (supplier_id, name, minimum_value, cutoff_hour, closed_days)", suppliers());
        tables.put(
                "retail.products (item_id, name, department, category, brand, size, unit, shelf_life_days, introduced_on, delisted_on)",
                products());
        tables.put(
                "retail.supply_terms (location_id, item_id, supplier_id, lead_time_days, delivery_days, pack_size, minimum_quantity, unit_cost,"
                        + " maximum_quantity, shelf_capacity, presentation_minimum)",
                supplyTerms());
        tables.put("retail.prices (location_id, item_id, valid_from, price)", prices());
        tables.put(
                "retail.promotions (promotion_id, location_id, item_id, first_day, last_day, discount)", promotions());
        tables.put("retail.calendar (location_id, day, event, closed)", calendar());
        tables.put("retail.customers (customer_id, location_id, since)", customers());
        tables.put(
                "retail.open_orders (order_id, location_id, item_id, supplier_id, quantity, ordered_on, arrives_on)",
                openOrders(orders));
        return tables;
    }

    private CopyText locations() {
        var rows = new CopyText();
        chain.stores()
                .forEach(store -> rows.row(
                        store.locationId(),
                        store.name(),
                        store.city(),
                        Store.ZONE,
                        Store.CURRENCY,
                        store.opensHour(),
                        store.closesHour()));
        return rows;
    }

    private CopyText suppliers() {
        var rows = new CopyText();
        chain.catalogue()
                .suppliers()
                .forEach(supplier -> rows.row(
                        supplier.supplierId(),
                        supplier.name(),
                        CopyText.money(supplier.minimumCents()),
                        supplier.cutoffHour(),
                        closedDays()));
        return rows;
    }

    private String closedDays() {
        return ShelfRules.closedDays(chain).stream()
                .map(LocalDate::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private CopyText products() {
        var rows = new CopyText();
        for (Product product : chain.catalogue().products()) {
            rows.row(
                    product.itemId(),
                    product.name(),
                    product.department(),
                    product.category(),
                    product.brand(),
                    product.size(),
                    product.unit(),
                    product.spoils() ? product.shelfLifeDays() : null,
                    product.lifecycle().introducedOn(chain.end()),
                    product.lifecycle().delistedOn(chain.end()));
        }
        return rows;
    }

    private CopyText supplyTerms() {
        Map<String, Supplier> suppliers = chain.catalogue().suppliersById();
        var rows = new CopyText();
        for (Store store : chain.stores()) {
            for (Product product : chain.listing(store)) {
                Supplier supplier = suppliers.get(product.supplierId());
                String days = supplier.deliveryDays().stream()
                        .map(day -> Integer.toString(day.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
                rows.row(
                        store.locationId(),
                        product.itemId(),
                        supplier.supplierId(),
                        supplier.leadTimeDays(),
                        days,
                        product.packSize(),
                        product.packSize(),
                        CopyText.money(product.costCents()),
                        ShelfRules.maximum(product),
                        ShelfRules.capacity(store, product),
                        ShelfRules.presentation(store, product));
            }
        }
        return rows;
    }

    private CopyText prices() {
        var rows = new CopyText();
        for (Store store : chain.stores()) {
            for (Product product : chain.listing(store)) {
                chain.prices()
                        .history(store, product, chain.firstDay(), planned())
                        .forEach(price -> rows.row(
                                store.locationId(),
                                product.itemId(),
                                price.validFrom(),
                                CopyText.money(price.cents())));
            }
        }
        return rows;
    }

    private CopyText promotions() {
        var rows = new CopyText();
        for (Store store : chain.stores()) {
            chain.promotions()
                    .promotions(chain.listing(store), chain.firstDay(), planned())
                    .forEach(promotion -> rows.row(
                            promotion.promotionId(),
                            store.locationId(),
                            promotion.itemId(),
                            promotion.firstDay(),
                            promotion.lastDay(),
                            promotion.discount()));
        }
        return rows;
    }

    private CopyText calendar() {
        var rows = new CopyText();
        for (Store store : chain.stores()) {
            TradingCalendar.events(store, chain.firstDay(), planned())
                    .forEach(event -> rows.row(store.locationId(), event.day(), event.event(), event.closed()));
        }
        return rows;
    }

    private CopyText customers() {
        var rows = new CopyText();
        for (Store store : chain.stores()) {
            Households.of(chain, store)
                    .forEach(household -> rows.row(household.customerId(), household.locationId(), household.since()));
        }
        return rows;
    }

    private static CopyText openOrders(List<PlacedOrder> orders) {
        var rows = new CopyText();
        orders.forEach(placed -> rows.row(
                placed.order().orderId(),
                placed.locationId(),
                placed.order().itemId(),
                placed.order().supplierId(),
                CopyText.quantity(placed.order().thousandths()),
                placed.order().orderedOn(),
                placed.order().arrivesOn()));
        return rows;
    }

    private LocalDate planned() {
        return chain.end().plusDays(DemoChain.PLANNED_DAYS);
    }
}
