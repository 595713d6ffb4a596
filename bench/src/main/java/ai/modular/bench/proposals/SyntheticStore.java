package ai.modular.bench.proposals;

import ai.modular.bench.SupplyRows;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.spark.SeriesBatches.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * One store's series as the job reads them, drawn from a seed: most items sell little, fresh ones have lots that expire, a dozen suppliers deliver on
 * weekdays of their own. Rows are those that Spark would hand over; no session is needed to make them.
 */
final class SyntheticStore {

    static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    private static final int HORIZON = 14;
    private static final int SUPPLIERS = 12;
    private static final double[] WEEK = {.85, .8, .9, .95, 1.2, 1.4, .9};

    private final String locationId;
    private final Random random;

    SyntheticStore(int number, long seed) {
        this.locationId = "store%04d".formatted(number);
        this.random = new Random(seed * 1_000_003 + number);
    }

    List<Series> series(int count) {
        return IntStream.range(0, count)
                .mapToObj(item -> one("item%05d".formatted(item)))
                .toList();
    }

    private Series one(String itemId) {
        double level = Math.exp(random.nextGaussian() * 1.2 - .2);
        int shelfLife = random.nextInt(3) == 0 ? 3 + random.nextInt(18) : 0;
        List<Row> rows = new ArrayList<>(HORIZON + 1);
        rows.add(facts(itemId, level, shelfLife));
        double dispersion = 1.2 + random.nextDouble();
        for (int day = 1; day <= HORIZON; day++) {
            LocalDate date = DATE.plusDays(day);
            double mean = level * WEEK[date.getDayOfWeek().getValue() - 1];
            rows.add(SupplyRows.forecast(locationId, itemId, date, mean, quantiles(mean, dispersion), .2));
        }
        return new Series(locationId, itemId, rows);
    }

    private Row facts(String itemId, double level, int shelfLife) {
        int supplier = random.nextInt(SUPPLIERS);
        double cost = .4 + 6 * random.nextDouble();
        BigDecimal pack = BigDecimal.valueOf(new int[] {1, 4, 6, 8, 12, 24}[random.nextInt(6)]);
        List<Row> lots = lots(level, shelfLife);
        BigDecimal onHand =
                lots.stream().map(lot -> lot.<BigDecimal>getAs("quantity")).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean open = random.nextInt(3) == 0;
        List<Row> orders =
                open ? List.of(SupplyRows.order("o1", pack, DATE.plusDays(1 + random.nextInt(2)))) : List.of();
        Map<String, Object> facts = new HashMap<>();
        facts.put("supplier_id", "supplier%02d".formatted(supplier));
        facts.put("lead_time_days", 1 + supplier % 3);
        facts.put("delivery_days", deliveryDays(supplier));
        facts.put("pack_size", pack);
        facts.put("minimum_quantity", BigDecimal.ZERO);
        facts.put("unit_cost", money(cost));
        facts.put("terms_assumed", false);
        facts.put("lead_time_missing", false);
        facts.put("maximum_quantity", random.nextInt(10) == 0 ? pack.multiply(BigDecimal.TEN) : null);
        facts.put(
                "shelf_capacity",
                random.nextInt(3) == 0 ? pack.multiply(BigDecimal.valueOf(4 + random.nextInt(6))) : null);
        facts.put("presentation_minimum", random.nextInt(5) == 0 ? BigDecimal.valueOf(2) : null);
        facts.put("on_hand", onHand);
        facts.put("lots", lots);
        facts.put("on_order", orders);
        facts.put("assumed", false);
        facts.put("as_of", DATE);
        facts.put("minimum_value", money(100 + 1_000.0 * supplier));
        facts.put("cutoff_hour", 10);
        facts.put("opens_hour", 7);
        facts.put("unit", "each");
        facts.put("currency", "EUR");
        facts.put("shelf_life_days", shelfLife == 0 ? null : shelfLife);
        facts.put("price", money(cost * (1.3 + random.nextDouble() / 2)));
        facts.put("usual", level);
        facts.put("class", "BY");
        return SupplyRows.facts(locationId, itemId, facts);
    }

    private List<Row> lots(double level, int shelfLife) {
        List<Row> lots = new ArrayList<>();
        for (int lot = random.nextInt(shelfLife == 0 ? 2 : 4); lot > 0; lot--) {
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(1 + (int) (3 * level)));
            LocalDate expires = shelfLife == 0 ? null : DATE.plusDays(1 + random.nextInt(shelfLife));
            lots.add(SupplyRows.lot("lot" + lot, quantity, expires));
        }
        return lots;
    }

    private static List<Integer> deliveryDays(int supplier) {
        return supplier % 2 == 0 ? List.of(1, 2, 3, 4, 5, 6) : List.of(1 + supplier % 3, 4 + supplier % 3);
    }

    /** A negative binomial's, whose variance is the dispersion times its mean. */
    private static double[] quantiles(double mean, double dispersion) {
        double size = mean / (dispersion - 1);
        double probability = 1 / dispersion;
        double mass = Math.pow(probability, size);
        double sum = mass;
        int count = 0;
        double[] result = new double[QuantileGrid.SIZE];
        for (int level = 0; level < QuantileGrid.SIZE; level++) {
            while (sum < QuantileGrid.level(level) && count < 10_000) {
                mass *= (size + count) / (count + 1) * (1 - probability);
                sum += mass;
                count++;
            }
            result[level] = count;
        }
        return result;
    }

    private static BigDecimal money(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
    }
}
