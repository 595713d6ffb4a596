package ai.modular.scoring.orders;

import ai.modular.contracts.model.QuantileGrid;
import ai.modular.spark.SeriesBatches.Series;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** A series of ten a day, exactly, as the job reads it; a test changes one of its facts. */
public final class SupplyRows {

    public static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    private static final int DAYS = 14;
    private static final StructType FORECAST = StructType.fromDDL(
            "location_id STRING, item_id STRING, day DATE, mean DOUBLE, quantiles ARRAY<DOUBLE>, day_correlation DOUBLE, model_version STRING");
    private static final StructType LOT = StructType.fromDDL("lot_id STRING, quantity DECIMAL(14,3), expires_on DATE");

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private String modelVersion = "demand 1";

    public SupplyRows() {
        with("supplier_id", "s").with("lead_time_days", 1).with("delivery_days", sequence(1, 2, 3, 4, 5, 6, 7));
        with("pack_size", new BigDecimal("6.000")).with("minimum_quantity", new BigDecimal("0.000"));
        with("unit_cost", new BigDecimal("2.0000")).with("price", new BigDecimal("3.0000"));
        with("terms_assumed", false)
                .with("unit", "each")
                .with("currency", "EUR")
                .with("opens_hour", 7);
        with("cutoff_hour", 10).with("minimum_value", new BigDecimal("0.0000")).with("usual", 10.0);
        stock(lot("4", null))
                .with("on_order", sequence())
                .with("assumed", false)
                .with("as_of", Date.valueOf(SUNDAY));
    }

    public SupplyRows with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    public SupplyRows stock(Row... lots) {
        BigDecimal sum = Arrays.stream(lots)
                .map(lot -> lot.<BigDecimal>getAs("quantity"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return with("lots", sequence((Object[]) lots)).with("on_hand", sum);
    }

    /** What made the forecast. */
    SupplyRows model(String version) {
        modelVersion = version;
        return this;
    }

    public static Row lot(String quantity, LocalDate expires) {
        return new GenericRowWithSchema(
                new Object[] {"lot", new BigDecimal(quantity), expires == null ? null : Date.valueOf(expires)}, LOT);
    }

    static Object sequence(Object... values) {
        return CollectionConverters.asScala(List.of(values)).toSeq();
    }

    public Series series(String itemId) {
        List<Row> rows = new ArrayList<>();
        rows.add(factsRow(itemId));
        for (int day = 1; day <= DAYS; day++) {
            rows.add(new GenericRowWithSchema(
                    new Object[] {
                        "store",
                        itemId,
                        Date.valueOf(SUNDAY.plusDays(day)),
                        10.0,
                        sequence(Collections.nCopies(QuantileGrid.SIZE, (Object) 10.0)
                                .toArray()),
                        .2,
                        modelVersion
                    },
                    FORECAST));
        }
        return new Series("store", itemId, rows);
    }

    /** Types are not looked at: only names are. */
    private Row factsRow(String itemId) {
        StructType type = FORECAST;
        List<Object> values = new ArrayList<>(Arrays.asList("store", itemId, null, null, null, null, null));
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            type = type.add(fact.getKey(), "string");
            values.add(fact.getValue());
        }
        return new GenericRowWithSchema(values.toArray(), type);
    }
}
