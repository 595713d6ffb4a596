package ai.modular.bench;

import ai.modular.contracts.model.QuantileGrid;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** The rows that Spark hands to the proposing code of a night, made without a session: one of facts per series, then one per forecast day. */
public final class SupplyRows {

    private static final StructType FORECAST = StructType.fromDDL(
            "location_id STRING, item_id STRING, day DATE, mean DOUBLE, quantiles ARRAY<DOUBLE>, day_correlation DOUBLE, model_version STRING");
    private static final StructType LOT = StructType.fromDDL("lot_id STRING, quantity DECIMAL(14,3), expires_on DATE");
    private static final StructType ORDER =
            StructType.fromDDL("order_id STRING, quantity DECIMAL(14,3), arrives_on DATE");
    private static final StructType FACTS = StructType.fromDDL(FORECAST.toDDL() + """
            , supplier_id STRING, lead_time_days INT, delivery_days ARRAY<INT>, pack_size DECIMAL(14,3), minimum_quantity DECIMAL(14,3),
            unit_cost DECIMAL(18,4), service_level DOUBLE, terms_assumed BOOLEAN, lead_time_missing BOOLEAN, maximum_quantity DECIMAL(14,3),
            shelf_capacity DECIMAL(14,3), presentation_minimum DECIMAL(14,3), on_hand DECIMAL(14,3), lots ARRAY<STRING>, on_order ARRAY<STRING>,
            assumed BOOLEAN, as_of DATE, minimum_value DECIMAL(18,4), cutoff_hour INT, opens_hour INT, closed_days ARRAY<DATE>, unit STRING,
            currency STRING, shelf_life_days INT, introduced_on DATE, delisted_on DATE, price DECIMAL(18,4), usual DOUBLE, class STRING""");

    private SupplyRows() {}

    /**
     * The row of facts; a column that is not among the values is null.
     *
     * @param values by column; lists and dates as Java has them
     */
    public static Row facts(String locationId, String itemId, Map<String, ?> values) {
        Object[] row = new Object[FACTS.size()];
        row[0] = locationId;
        row[1] = itemId;
        values.forEach((name, value) -> row[FACTS.fieldIndex(name)] = sparks(value));
        return new GenericRowWithSchema(row, FACTS);
    }

    public static Row forecast(
            String locationId, String itemId, LocalDate day, double mean, double[] quantiles, double dayCorrelation) {
        if (quantiles.length != QuantileGrid.SIZE) {
            throw new IllegalArgumentException(
                    "%d quantiles, but the grid has %d".formatted(quantiles.length, QuantileGrid.SIZE));
        }
        List<Double> levels = DoubleStream.of(quantiles).boxed().toList();
        return row(FORECAST, locationId, itemId, day, mean, levels, dayCorrelation, "demand 1");
    }

    /** @param expiresOn null for what keeps */
    public static Row lot(String lotId, BigDecimal quantity, LocalDate expiresOn) {
        return row(LOT, lotId, quantity, expiresOn);
    }

    public static Row order(String orderId, BigDecimal quantity, LocalDate arrivesOn) {
        return row(ORDER, orderId, quantity, arrivesOn);
    }

    private static Row row(StructType type, Object... values) {
        return new GenericRowWithSchema(
                Arrays.stream(values).map(SupplyRows::sparks).toArray(), type);
    }

    private static Object sparks(Object value) {
        if (value instanceof LocalDate day) {
            return Date.valueOf(day);
        }
        if (value instanceof List<?> list) {
            return CollectionConverters.asScala(
                            list.stream().map(SupplyRows::sparks).toList())
                    .toSeq();
        }
        return value;
    }
}
