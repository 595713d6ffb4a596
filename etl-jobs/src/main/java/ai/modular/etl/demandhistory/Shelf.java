package ai.modular.etl.demandhistory;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** From the row of an item in a store, with its opening lots and its events, to one row per day. Nothing but the change of form. */
final class Shelf implements FlatMapFunction<Row, Row>, Serializable {

    private static final long serialVersionUID = 1;

    /** A day on which the store sold nothing at all, or the item was neither listed nor sold, has no hours; unknown stock has no lots. */
    static final StructType CLOSES = StructType.fromDDL("""
            location_id STRING NOT NULL, item_id STRING NOT NULL, business_date DATE NOT NULL, units ARRAY<DOUBLE>,
            out_of_stock ARRAY<BOOLEAN>, lots ARRAY<STRUCT<lot_id: STRING, quantity: DECIMAL(14,3), expires_on: DATE>>""");

    private final List<LocalDate> days;

    Shelf(List<LocalDate> days) {
        this.days = new ArrayList<>(days);
    }

    @Override
    public Iterator<Row> call(Row row) {
        List<ShelfEvent> events = events(row);
        Set<LocalDate> soldOn =
                events.stream().filter(Shelf::isSale).map(ShelfEvent::day).collect(Collectors.toSet());
        Set<LocalDate> trading = Shelf.<Date>list(row, "trading_days").stream()
                .map(Date::toLocalDate)
                .collect(Collectors.toSet());
        List<ShelfHistory.Close> closes = ShelfHistory.run(
                opening(row),
                row.getAs("stock_known"),
                events,
                days,
                new OpeningHours(row.getAs("opens_hour"), row.getAs("closes_hour")));
        return closes.stream()
                .map(close -> close(
                        row,
                        close,
                        soldOn.contains(close.day()) || (trading.contains(close.day()) && listed(row, close.day()))))
                .iterator();
    }

    private static Row close(Row row, ShelfHistory.Close close, boolean trading) {
        return RowFactory.create(
                row.getAs("location_id"),
                row.getAs("item_id"),
                Date.valueOf(close.day()),
                trading ? boxed(close.shelf().units()) : null,
                trading ? boxed(close.shelf().outOfStock()) : null,
                close.lots().isEmpty()
                        ? null
                        : close.lots().stream().map(Shelf::lot).toArray(Row[]::new));
    }

    private static boolean listed(Row row, LocalDate day) {
        LocalDate introduced = date(row, "introduced_on");
        LocalDate delisted = date(row, "delisted_on");
        return row.<Boolean>getAs("listed")
                && (introduced == null || !day.isBefore(introduced))
                && (delisted == null || day.isBefore(delisted));
    }

    private static boolean isSale(ShelfEvent event) {
        return event.kind() == ShelfEvent.Kind.SALE || event.kind() == ShelfEvent.Kind.RETURN;
    }

    private static List<Lot> opening(Row row) {
        return Shelf.<Row>list(row, "opening").stream()
                .map(lot -> new Lot(lot.getAs("lot_id"), lot.getAs("quantity"), date(lot, "expires_on")))
                .toList();
    }

    private static List<ShelfEvent> events(Row row) {
        return Shelf.<Row>list(row, "events").stream().map(Shelf::event).toList();
    }

    private static ShelfEvent event(Row event) {
        String lotId = event.getAs("lot_id");
        return new ShelfEvent(
                date(event, "business_date"),
                event.<Timestamp>getAs("occurred_at").toInstant(),
                event.getAs("event_id"),
                ShelfEvent.Kind.of(event.getAs("kind")),
                event.getAs("local_hour"),
                event.<BigDecimal>getAs("quantity"),
                lotId == null ? Lot.UNKNOWN : lotId,
                date(event, "expires_on"));
    }

    private static Row lot(Lot lot) {
        return RowFactory.create(
                lot.lotId(), lot.quantity(), lot.expiresOn() == null ? null : Date.valueOf(lot.expiresOn()));
    }

    private static LocalDate date(Row row, String column) {
        Date date = row.getAs(column);
        return date == null ? null : date.toLocalDate();
    }

    private static <T> List<T> list(Row row, String column) {
        int index = row.fieldIndex(column);
        return row.isNullAt(index) ? List.of() : row.getList(index);
    }

    private static Double[] boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    private static Boolean[] boxed(boolean[] values) {
        Boolean[] boxed = new Boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }
}
