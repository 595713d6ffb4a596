package ai.modular.bench.proposals;

import ai.modular.contracts.model.QuantileGrid;
import ai.modular.spark.SeriesBatches.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One store's series as the job reads them, drawn from a seed: most items sell little, fresh ones have lots that expire, a dozen suppliers deliver on
 * weekdays of their own. Rows are those that Spark would hand over; no session is needed to make them.
 */
final class SyntheticStore {

    static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    private static final int HORIZON = 14;
    private static final int SUPPLIERS = 12;
    private static final double[] WEEK = {.85, .8, .9, .95, 1.2, 1.4, .9};
    private static final StructType FORECAST = StructType.fromDDL(
            "location_id STRING, item_id STRING, day DATE, mean DOUBLE, quantiles ARRAY<DOUBLE>, day_correlation DOUBLE, model_version STRING");
    private static final StructType LOT = StructType.fromDDL("lot_id STRING, quantity DECIMAL(14,3), expires_on DATE");
    private static final StructType ORDER =
            StructType.fromDDL("order_id STRING, quantity DECIMAL(14,3), arrives_on DATE");
    private static final StructType FACTS = StructType.fromDDL(FORECAST.toDDL() + """
            , supplier_id STRING, lead_time_days INT, delivery_days ARRAY<INT>, pack_size DECIMAL(14,3), minimum_quantity DECIMAL(14,3),
            unit_cost DECIMAL(18,4), service_level DOUBLE, terms_assumed BOOLEAN, lead_time_missing BOOLEAN, maximum_quantity DECIMAL(14,3),
            shelf_capacity DECIMAL(14,3), presentation_minimum DECIMAL(14,3), on_hand DECIMAL(14,3), lots ARRAY<STRING>, on_order ARRAY<STRING>,
            assumed BOOLEAN, as_of DATE, minimum_value DECIMAL(18,4), cutoff_hour INT, opens_hour INT, unit STRING, currency STRING,
            shelf_life_days INT, delisted_on DATE, price DECIMAL(18,4), usual DOUBLE, class STRING""");

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
            rows.add(row(
                    FORECAST,
                    locationId,
                    itemId,
                    Date.valueOf(date),
                    mean,
                    sequence(quantiles(mean, dispersion)),
                    .2,
                    "demand 1"));
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
                open ? List.of(row(ORDER, "o1", pack, Date.valueOf(DATE.plusDays(1 + random.nextInt(2))))) : List.of();
        return row(
                FACTS,
                locationId,
                itemId,
                null,
                null,
                null,
                null,
                null,
                "supplier%02d".formatted(supplier),
                1 + supplier % 3,
                sequence(deliveryDays(supplier)),
                pack,
                BigDecimal.ZERO,
                money(cost),
                null,
                false,
                false,
                random.nextInt(10) == 0 ? pack.multiply(BigDecimal.TEN) : null,
                random.nextInt(3) == 0 ? pack.multiply(BigDecimal.valueOf(4 + random.nextInt(6))) : null,
                random.nextInt(5) == 0 ? BigDecimal.valueOf(2) : null,
                onHand,
                sequence(lots),
                sequence(orders),
                false,
                Date.valueOf(DATE),
                money(100 + 1_000.0 * supplier),
                10,
                7,
                "each",
                "EUR",
                shelfLife == 0 ? null : shelfLife,
                null,
                money(cost * (1.3 + random.nextDouble() / 2)),
                level,
                "BY");
    }

    private List<Row> lots(double level, int shelfLife) {
        List<Row> lots = new ArrayList<>();
        for (int lot = random.nextInt(shelfLife == 0 ? 2 : 4); lot > 0; lot--) {
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(1 + (int) (3 * level)));
            Date expires = shelfLife == 0 ? null : Date.valueOf(DATE.plusDays(1 + random.nextInt(shelfLife)));
            lots.add(row(LOT, "lot" + lot, quantity, expires));
        }
        return lots;
    }

    private static List<Integer> deliveryDays(int supplier) {
        return supplier % 2 == 0 ? List.of(1, 2, 3, 4, 5, 6) : List.of(1 + supplier % 3, 4 + supplier % 3);
    }

    /** A negative binomial's, whose variance is the dispersion times its mean. */
    private static List<Double> quantiles(double mean, double dispersion) {
        double size = mean / (dispersion - 1);
        double probability = 1 / dispersion;
        double mass = Math.pow(probability, size);
        double sum = mass;
        int count = 0;
        List<Double> result = new ArrayList<>(QuantileGrid.SIZE);
        for (int level = 0; level < QuantileGrid.SIZE; level++) {
            while (sum < QuantileGrid.level(level) && count < 10_000) {
                mass *= (size + count) / (count + 1) * (1 - probability);
                sum += mass;
                count++;
            }
            result.add((double) count);
        }
        return result;
    }

    private static BigDecimal money(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
    }

    private static Object sequence(List<?> values) {
        return CollectionConverters.asScala(values).toSeq();
    }

    private static Row row(StructType type, Object... values) {
        return new GenericRowWithSchema(values, type);
    }
}
