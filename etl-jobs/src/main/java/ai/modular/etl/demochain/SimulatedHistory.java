package ai.modular.etl.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreDay.ItemDemand;
import ai.modular.grocery.demo.StoreDay.Movement;
import ai.modular.grocery.demo.StoreDay.TillLine;
import ai.modular.grocery.demo.StoreDay.View;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.lake.SilverTables;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Locale;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * From the number of a store to the rows of its history: of all tables at once, told apart by {@code table}, so that a store is simulated once.
 *
 * @param lastOfHistory later days have their true demand only; the rest of them comes as events
 */
record SimulatedHistory(long seed, LocalDate end, int days, int stores, LocalDate lastOfHistory)
        implements FlatMapFunction<Integer, Row> {

    /** The columns of all tables; {@code quantity} is the true demand in its rows. */
    static final StructType SCHEMA = StructType.fromDDL("""
            table STRING NOT NULL, event_id STRING, business_date DATE NOT NULL, occurred_at TIMESTAMP, local_hour INT,
            location_id STRING NOT NULL, item_id STRING NOT NULL, kind STRING, quantity DECIMAL(14,3), transaction_id STRING,
            customer_id STRING, amount DECIMAL(18,4), lot_id STRING, expires_on DATE, order_id STRING, sold DOUBLE, extra STRING""");

    @Override
    public Iterator<Row> call(Integer number) {
        DemoChain chain = DemoChain.of(seed, end, days, stores);
        Iterator<StoreDay> history = new StoreSimulation(chain, chain.stores().get(number)).history();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(history, 0), false)
                .flatMap(this::rows)
                .iterator();
    }

    private Stream<Row> rows(StoreDay day) {
        Stream<Row> truth = day.demand().stream().map(demand -> row(day, demand));
        if (day.date().isAfter(lastOfHistory)) {
            return truth;
        }
        return Stream.of(
                        truth,
                        day.tillLines().stream().map(line -> row(day, line)),
                        day.movements().stream().map(movement -> row(day, movement)),
                        day.views().stream().map(view -> row(day, view)))
                .flatMap(rows -> rows);
    }

    private static Row row(StoreDay day, TillLine line) {
        return RowFactory.create(
                SilverTables.TRANSACTIONS.name(),
                line.eventId(),
                Date.valueOf(day.date()),
                Timestamp.from(line.at()),
                line.localHour(),
                day.store().locationId(),
                line.itemId(),
                line.returned() ? "return" : "sale",
                quantity(line.thousandths()),
                line.transactionId(),
                line.customerId(),
                BigDecimal.valueOf(line.amountCents(), 2),
                null,
                null,
                null,
                null,
                null);
    }

    private static Row row(StoreDay day, Movement movement) {
        return RowFactory.create(
                SilverTables.STOCK_MOVEMENTS.name(),
                movement.eventId(),
                Date.valueOf(day.date()),
                Timestamp.from(movement.at()),
                movement.localHour(),
                day.store().locationId(),
                movement.itemId(),
                movement.kind().name().toLowerCase(Locale.ROOT),
                quantity(movement.thousandths()),
                null,
                null,
                null,
                movement.lotId(),
                date(movement.expiresOn()),
                movement.orderId(),
                null,
                null);
    }

    private static Row row(StoreDay day, View view) {
        return RowFactory.create(
                SilverTables.VIEWS.name(),
                view.eventId(),
                Date.valueOf(day.date()),
                Timestamp.from(view.at()),
                null,
                day.store().locationId(),
                view.itemId(),
                null,
                null,
                null,
                view.customerId(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Row row(StoreDay day, ItemDemand demand) {
        return RowFactory.create(
                DemoChainTables.TRUE_DEMAND.name(),
                null,
                Date.valueOf(day.date()),
                null,
                null,
                day.store().locationId(),
                demand.itemId(),
                null,
                quantity(demand.wanted()),
                null,
                null,
                null,
                null,
                null,
                null,
                demand.sold() / 1000.0,
                null);
    }

    private static Date date(LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private static BigDecimal quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }
}
