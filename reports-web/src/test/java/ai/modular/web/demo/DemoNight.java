package ai.modular.web.demo;

import ai.modular.models.inventory.Outcome;
import ai.modular.models.inventory.Receipt;
import ai.modular.models.inventory.Term;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

/** One published night of a few stores that looks like a real one, the same each time. The numbers are invented; every receipt adds up. */
public final class DemoNight {

    public static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    /** A past day on which no store opened. */
    private static final LocalDate CLOSED = LocalDate.of(2026, 10, 31);

    public static final UUID RUN = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static final double[] WEEK = {.82, .85, .9, 1.0, 1.25, 1.45, .73};
    private static final double[] SIGMAS = {-2.58, -1.96, -1.64, -1.28, -.97, -.67, 0, .67, .97, 1.28, 1.64, 1.96, 2.58
    };

    private final Connection connection;
    private final Random random = new Random(7);

    public DemoNight(Connection connection) {
        this.connection = connection;
    }

    record Product(
            String id,
            String name,
            String department,
            String category,
            String brand,
            String size,
            String unit,
            String supplier,
            BigDecimal pack,
            double rate,
            Integer shelfLife,
            BigDecimal price) {}

    /** Writes the chain and its night, published as revision 1 for every store. */
    public void write(String... stores) throws SQLException {
        connection.setAutoCommit(false);
        suppliers();
        List<Product> products = products();
        for (Product product : products) {
            update(
                    "INSERT INTO retail.products (item_id, name, department, category, brand, size, unit, shelf_life_days)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    product.id(),
                    product.name(),
                    product.department(),
                    product.category(),
                    product.brand(),
                    product.size(),
                    product.unit(),
                    product.shelfLife());
        }
        run();
        for (String store : stores) {
            store(store, products);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void suppliers() throws SQLException {
        Object[][] suppliers = {
            {"dairy", "Northfield Dairy", "250", 10},
            {"fresh", "Green Harbour Fresh", "150", 9},
            {"bakery", "Mill Lane Bakery", "60", 11},
            {"drinks", "Quellental Drinks", "900", 12},
            {"dry", "Trevi Wholesale", "200", 14},
            {"home", "Klarr & Cumulus", "120", 14}
        };
        for (Object[] supplier : suppliers) {
            update(
                    "INSERT INTO retail.suppliers (supplier_id, name, minimum_value, cutoff_hour) VALUES (?, ?, ?, ?)",
                    supplier[0],
                    supplier[1],
                    new BigDecimal((String) supplier[2]),
                    supplier[3]);
        }
    }

    private void run() throws SQLException {
        update(
                "INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid, started_at, ended_at)"
                        + " VALUES (?, 'nightly', ?, 1, 'COMPLETED', '1.0.0', 'night-1', 42,"
                        + " '2026-11-23 01:30:00+00', '2026-11-23 01:34:12+00')",
                RUN,
                DATE);
    }

    private void store(String store, List<Product> products) throws SQLException {
        update(
                "INSERT INTO retail.locations (location_id, name, city, time_zone, currency) VALUES (?, ?, 'Hamburg', 'Europe/Berlin', 'EUR')",
                store,
                name(store));
        update(
                "INSERT INTO ops.publication (pipeline, business_date, location_id, revision, run_id, lease_token, model_name,"
                        + " model_version, published_at) VALUES ('nightly', ?, ?, 1, ?, 1, 'demand', '3', '2026-11-23 01:34:10+00')",
                DATE,
                store,
                RUN);
        update(
                "INSERT INTO retail.calendar VALUES (?, ?, 'Reformation Day', true), (?, ?, 'Black Friday', false)",
                store,
                CLOSED,
                store,
                DATE.plusDays(5));
        for (Product product : products) {
            series(store, product);
        }
    }

    static String name(String store) {
        return switch (store) {
            case "s1" -> "Harbour Street";
            case "s2" -> "Castle Square";
            default -> "Store " + store;
        };
    }

    private void series(String store, Product product) throws SQLException {
        double dispersion = .35 + random.nextDouble() * .5;
        update(
                "INSERT INTO retail.supply_terms (location_id, item_id, supplier_id, lead_time_days, delivery_days, pack_size, unit_cost)"
                        + " VALUES (?, ?, ?, ?, '{1,2,3,4,5,6}', ?, ?)",
                store,
                product.id(),
                product.supplier(),
                product.supplier().equals("dry") ? 3 : 1,
                product.pack(),
                product.price().multiply(new BigDecimal("0.7")));
        update(
                "INSERT INTO retail.prices (location_id, item_id, valid_from, price) VALUES (?, ?, '2026-01-01', ?)",
                store,
                product.id(),
                product.price());
        past(store, product, dispersion);
        double[] means = future(store, product, dispersion);
        proposal(store, product, means, dispersion);
    }

    private void past(String store, Product product, double dispersion) throws SQLException {
        Float[] sold = new Float[56];
        Float[] availability = new Float[56];
        Float[] demand = new Float[56];
        int gap = random.nextInt(140);
        for (int day = 0; day < 56; day++) {
            LocalDate date = DATE.minusDays(55L - day);
            double mean = mean(product, date);
            double wanted = Math.max(0, mean + random.nextGaussian() * Math.sqrt(mean) * (1 + dispersion));
            wanted = product.unit().equals("each") ? Math.rint(wanted) : Math.round(wanted * 10) / 10.0;
            wanted = date.equals(CLOSED) ? 0 : wanted;
            boolean out = day >= gap && day < gap + 2;
            availability[day] = out ? .35f : 1f;
            sold[day] = (float) (out ? Math.floor(wanted * .35) : wanted);
            demand[day] = (float) wanted;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO insight.demand_recent_revision VALUES (?, 1, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, DATE);
            insert.setString(2, store);
            insert.setString(3, product.id());
            insert.setObject(4, DATE.minusDays(55));
            insert.setArray(5, connection.createArrayOf("float4", sold));
            insert.setArray(6, connection.createArrayOf("float4", availability));
            insert.setArray(7, connection.createArrayOf("float4", demand));
            insert.executeUpdate();
        }
    }

    private static double mean(Product product, LocalDate date) {
        return product.rate() * WEEK[date.getDayOfWeek().getValue() - 1];
    }

    private double[] future(String store, Product product, double dispersion) throws SQLException {
        double[] means = new double[14];
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO insight.demand_forecast_revision VALUES (?, 1, ?, ?, ?, ?, ?, 'demand/3')")) {
            for (int day = 0; day < 14; day++) {
                means[day] = mean(product, DATE.plusDays(day + 1L));
                Double[] quantiles = new Double[SIGMAS.length];
                for (int i = 0; i < quantiles.length; i++) {
                    quantiles[i] = Math.max(0, means[day] + SIGMAS[i] * Math.sqrt(means[day]) * (1 + dispersion));
                }
                insert.setObject(1, DATE);
                insert.setString(2, store);
                insert.setString(3, product.id());
                insert.setObject(4, DATE.plusDays(day + 1L));
                insert.setDouble(5, means[day]);
                insert.setArray(6, connection.createArrayOf("float8", quantiles));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return means;
    }

    private void proposal(String store, Product product, double[] means, double dispersion) throws SQLException {
        int days = product.supplier().equals("dry") ? 4 : 2;
        double expected = 0;
        for (int day = 0; day < days; day++) {
            expected += means[day];
        }
        BigDecimal need = quantity(expected);
        BigDecimal safety = quantity(Math.sqrt(expected) * (1 + dispersion) * 1.3);
        BigDecimal onHand = whole(product, expected * random.nextDouble() * 1.9);
        BigDecimal onOrder = random.nextInt(4) == 0 ? product.pack() : BigDecimal.ZERO;
        BigDecimal expires = product.shelfLife() != null && product.shelfLife() < 7 && random.nextInt(3) == 0
                ? whole(product, onHand.doubleValue() * .4)
                : BigDecimal.ZERO;
        List<Term> terms = new ArrayList<>();
        terms.add(term(
                "EXPECTED_DEMAND", need, "first_day", DATE.plusDays(1), "last_day", DATE.plusDays(days), "days", days));
        terms.add(term("SAFETY_STOCK", safety, "critical_ratio", "0.95"));
        terms.add(term("ON_HAND", onHand.negate(), "as_of", DATE));
        if (expires.signum() > 0) {
            terms.add(term("EXPIRES_UNSOLD", expires));
        }
        if (onOrder.signum() > 0) {
            terms.add(term("ON_ORDER", onOrder.negate(), "next_arrival", DATE.plusDays(1)));
        }
        BigDecimal needed = new Receipt(1, terms).sum();
        if (needed.signum() < 0) {
            terms.add(term("NOT_NEEDED", needed.negate()));
        } else {
            BigDecimal packs = needed.divide(product.pack(), 0, RoundingMode.CEILING);
            terms.add(term(
                    "PACK_ROUNDING",
                    packs.multiply(product.pack()).subtract(needed),
                    "pack_size",
                    product.pack(),
                    "packs",
                    packs));
        }
        double cover = onHand.doubleValue() / Math.max(.1, means[0]);
        double risk = cover < .6
                ? .55 + random.nextDouble() * .35
                : cover < 1 ? random.nextDouble() * .3 : random.nextDouble() * .04;
        insert(
                store,
                product,
                new Receipt(2, terms, whatIf(product, terms, expected)),
                onHand,
                cover,
                risk,
                expires.signum() > 0,
                days,
                means);
    }

    /** Nothing, the quantity, and a pack more. */
    private static List<Outcome> whatIf(Product product, List<Term> terms, double expected) {
        BigDecimal ordered = new Receipt(2, terms).sum();
        TreeSet<BigDecimal> quantities =
                new TreeSet<>(List.of(BigDecimal.ZERO.setScale(3), ordered, ordered.add(product.pack())));
        return quantities.stream()
                .map(units -> {
                    double lost = expected * Math.exp(-2 * units.doubleValue() / Math.max(1, expected));
                    return new Outcome(
                            units,
                            quantity(lost),
                            quantity(Math.max(0, units.doubleValue() - expected / 2)),
                            quantity(product.shelfLife() == null ? 0 : units.doubleValue() / 20),
                            Optional.of(quantity(lost * product.price().doubleValue() / 3)));
                })
                .toList();
    }

    private void insert(
            String store,
            Product product,
            Receipt receipt,
            BigDecimal onHand,
            double cover,
            double risk,
            boolean expires,
            int days,
            double[] means)
            throws SQLException {
        List<String> exceptions = new ArrayList<>();
        if (risk > .5) {
            exceptions.add("WILL_RUN_OUT");
        }
        if (expires) {
            exceptions.add("EXPIRES_UNSOLD");
        }
        if (product.name().startsWith("Sparkling")) {
            exceptions.add("UNUSUAL_DEMAND");
        }
        if (product.name().startsWith("Cola") || product.name().startsWith("Gouda")) {
            exceptions.add("PROMOTION_AHEAD");
            update(
                    "INSERT INTO retail.promotions VALUES ('p48', ?, ?, ?, ?, 0.2)",
                    store,
                    product.id(),
                    DATE.plusDays(4),
                    DATE.plusDays(9));
        }
        LocalDate delivery = DATE.plusDays(product.supplier().equals("dry") ? 4 : 2);
        update(
                "INSERT INTO insight.order_proposal_revision VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, 'EUR', ?, ?, ?, ?, ?::jsonb, ?)",
                DATE,
                store,
                product.id(),
                product.supplier(),
                delivery,
                receipt.sum(),
                product.unit(),
                product.price().multiply(new BigDecimal("0.7")),
                onHand,
                cover > 14 ? null : cover,
                risk,
                risk * means[0],
                receipt.toJson(),
                connection.createArrayOf("text", exceptions.toArray()));
        for (int day = 1; day < (int) (delivery.toEpochDay() - DATE.toEpochDay()); day++) {
            double chance = Math.min(1, risk * (day + 1) / (double) days);
            update(
                    "INSERT INTO insight.stockout_risk_revision VALUES (?, 1, ?, ?, ?, ?, ?)",
                    DATE,
                    store,
                    product.id(),
                    DATE.plusDays(day),
                    chance,
                    chance * means[0] * .4);
        }
    }

    private static Term term(String code, BigDecimal value, Object... facts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            named.put(facts[i].toString(), facts[i + 1].toString());
        }
        return new Term(code, value, named);
    }

    private static BigDecimal quantity(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal whole(Product product, double value) {
        return BigDecimal.valueOf(value).setScale(product.unit().equals("each") ? 0 : 1, RoundingMode.HALF_EVEN);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    statement.setNull(i + 1, Types.NULL);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }

    private static List<Product> products() {
        try (InputStream in = DemoNight.class.getResourceAsStream("/products.txt")) {
            List<Product> products = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    products.add(product("p%03d".formatted(products.size() + 1), line.split("\\|")));
                }
            }
            return products;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Product product(String id, String[] fields) {
        String[] f = java.util.Arrays.stream(fields).map(String::strip).toArray(String[]::new);
        return new Product(
                id,
                f[0],
                f[1],
                f[2],
                f[3].isEmpty() ? null : f[3],
                f[4],
                f[5],
                f[6],
                new BigDecimal(f[7]),
                Double.parseDouble(f[8]),
                f[9].isEmpty() ? null : Integer.valueOf(f[9]),
                new BigDecimal(f[10]));
    }
}
