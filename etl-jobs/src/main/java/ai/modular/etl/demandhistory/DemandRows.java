package ai.modular.etl.demandhistory;

import ai.modular.etl.demandhistory.SeriesHours.DemandDay;
import ai.modular.etl.demandhistory.SeriesHours.HourlyDay;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of {@code gold.demand_history} from the days of many series. Comes in sorted by series and day, the columns in the order of
 * {@link Column}; reads Spark's internal rows, because the arrays of hours would be boxed value by value otherwise.
 */
final class DemandRows implements FlatMapFunction<Iterator<InternalRow>, Row> {

    /** Position of each column that comes in. */
    enum Column {
        LOCATION_ID,
        ITEM_ID,
        DAY,
        UNITS,
        OUT_OF_STOCK,
        SOLD,
        AVAILABILITY,
        PRICE,
        DISCOUNT,
        EVENT,
        WANTED,
        DEPARTMENT,
        OPENS,
        CLOSES
    }

    private final Map<String, GroupLevel> groups;

    DemandRows(Map<String, GroupLevel> groups) {
        this.groups = groups;
    }

    @Override
    public Iterator<Row> call(Iterator<InternalRow> rows) {
        return new SeriesIterator(rows);
    }

    private final class SeriesIterator implements Iterator<Row> {

        private final Iterator<InternalRow> rows;
        private final Deque<Row> answers = new ArrayDeque<>();
        private final SeriesHours series = new SeriesHours();
        private String locationId;
        private String itemId;
        private UTF8String location;
        private UTF8String item;
        private String department;
        private OpeningHours opening;

        private SeriesIterator(Iterator<InternalRow> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (answers.isEmpty() && rows.hasNext()) {
                take(rows.next());
                if (!rows.hasNext()) {
                    finish();
                }
            }
            return !answers.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return answers.poll();
        }

        private void take(InternalRow row) {
            UTF8String nextLocation = row.getUTF8String(Column.LOCATION_ID.ordinal());
            UTF8String nextItem = row.getUTF8String(Column.ITEM_ID.ordinal());
            if (!nextItem.equals(item) || !nextLocation.equals(location)) {
                finish();
                start(nextLocation, nextItem, row);
            }
            if (row.isNullAt(Column.UNITS.ordinal())) {
                series.addPast(
                        row.getInt(Column.DAY.ordinal()),
                        row.getDouble(Column.SOLD.ordinal()),
                        row.getDouble(Column.AVAILABILITY.ordinal()),
                        row.getDouble(Column.DISCOUNT.ordinal()),
                        row.getDouble(Column.EVENT.ordinal()));
            } else {
                series.addHours(hours(row));
            }
        }

        private void start(UTF8String nextLocation, UTF8String nextItem, InternalRow row) {
            location = nextLocation.copy();
            item = nextItem.copy();
            locationId = location.toString();
            itemId = item.toString();
            department = row.isNullAt(Column.DEPARTMENT.ordinal())
                    ? ""
                    : row.getUTF8String(Column.DEPARTMENT.ordinal()).toString();
            opening = new OpeningHours(row.getInt(Column.OPENS.ordinal()), row.getInt(Column.CLOSES.ordinal()));
        }

        private void finish() {
            if (item != null) {
                series.finish(groups.getOrDefault(department, GroupLevel.UNKNOWN), opening, this::answer);
            }
        }

        private void answer(DemandDay day) {
            HourlyDay source = day.source();
            answers.add(RowFactory.create(
                    locationId,
                    itemId,
                    Date.valueOf(LocalDate.ofEpochDay(source.day())),
                    source.sold(),
                    day.availability(),
                    day.demand().mean(),
                    day.demand().low(),
                    day.demand().high(),
                    source.price(),
                    source.discount(),
                    source.event()));
        }
    }

    private static HourlyDay hours(InternalRow row) {
        return new HourlyDay(
                row.getInt(Column.DAY.ordinal()),
                row.getArray(Column.UNITS.ordinal()).toDoubleArray(),
                row.getArray(Column.OUT_OF_STOCK.ordinal()).toBooleanArray(),
                row.isNullAt(Column.PRICE.ordinal()) ? null : row.getDouble(Column.PRICE.ordinal()),
                row.getDouble(Column.DISCOUNT.ordinal()),
                row.getDouble(Column.EVENT.ordinal()),
                row.getBoolean(Column.WANTED.ordinal()));
    }
}
