package ai.modular.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Work on series (location × item), split so that the size of a store does not matter: tasks of 2–5 thousand whole series by hash of location and
 * item bucket, and within a task batches in the order of location and item.
 *
 * @param seriesPerTask about how many series one task gets
 * @param seriesPerBatch how many series {@link BatchFunction} sees at once; the memory of a task grows with it
 */
public record SeriesBatches(int seriesPerTask, int seriesPerBatch) implements Serializable {

    private static final int ITEM_BUCKETS = 64;
    private static final String LOCATION = "location_id";
    private static final String ITEM = "item_id";

    /** One location × item and its rows, in the order that was asked for. */
    public record Series(String locationId, String itemId, List<Row> rows) {}

    /** Turns series into results, on an executor; called with whole series, never with none. */
    @FunctionalInterface
    public interface BatchFunction<T> extends Serializable {
        Iterator<T> apply(List<Series> batch) throws Exception;
    }

    /** Tasks of 4,000 series, batches of 500. */
    public static SeriesBatches standard() {
        return new SeriesBatches(4_000, 500);
    }

    /**
     * @param rows has location_id and item_id
     * @param seriesCount number of series in the rows, near enough; the number of tasks follows from it
     * @param order further columns that sort the rows of a series
     */
    public Dataset<Row> split(Dataset<Row> rows, long seriesCount, String... order) {
        int tasks = (int) Math.max(1, (seriesCount + seriesPerTask - 1) / seriesPerTask);
        Column[] sorting = Stream.concat(Stream.of(LOCATION, ITEM), Stream.of(order))
                .map(functions::col)
                .toArray(Column[]::new);
        return rows.repartition(tasks, col(LOCATION), pmod(hash(col(ITEM)), lit(ITEM_BUCKETS)))
                .sortWithinPartitions(sorting);
    }

    /** {@link #split Splits} the rows and applies the function to batch after batch of whole series. */
    public <T> Dataset<T> map(
            Dataset<Row> rows, long seriesCount, BatchFunction<T> function, Encoder<T> encoder, String... order) {
        int size = seriesPerBatch;
        MapPartitionsFunction<Row, T> work = partition -> new Results<>(new Batches(partition, size), function);
        return split(rows, seriesCount, order).mapPartitions(work, encoder);
    }

    /** Cuts a sorted partition into batches of whole series. */
    private static final class Batches implements Iterator<List<Series>> {

        private final Iterator<Row> rows;
        private final int size;
        private final int location;
        private final int item;
        private Row pending;

        Batches(Iterator<Row> rows, int size) {
            this.rows = rows;
            this.size = size;
            this.pending = rows.hasNext() ? rows.next() : null;
            // Looked up once: by name, it would be a search per row
            this.location = pending == null ? -1 : pending.fieldIndex(LOCATION);
            this.item = pending == null ? -1 : pending.fieldIndex(ITEM);
        }

        @Override
        public boolean hasNext() {
            return pending != null;
        }

        @Override
        public List<Series> next() {
            if (pending == null) {
                throw new NoSuchElementException("no series is left");
            }
            List<Series> batch = new ArrayList<>(size);
            while (pending != null && batch.size() < size) {
                batch.add(series());
            }
            return batch;
        }

        private Series series() {
            String locationId = pending.getString(location);
            String itemId = pending.getString(item);
            List<Row> own = new ArrayList<>();
            while (pending != null
                    && pending.getString(item).equals(itemId)
                    && pending.getString(location).equals(locationId)) {
                own.add(pending);
                pending = rows.hasNext() ? rows.next() : null;
            }
            return new Series(locationId, itemId, own);
        }
    }

    /** The results of one batch after the other. */
    private static final class Results<T> implements Iterator<T> {

        private final Batches batches;
        private final BatchFunction<T> function;
        private Iterator<T> current = List.<T>of().iterator();

        Results(Batches batches, BatchFunction<T> function) {
            this.batches = batches;
            this.function = function;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && batches.hasNext()) {
                current = apply(batches.next());
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no result is left");
            }
            return current.next();
        }

        private Iterator<T> apply(List<Series> batch) {
            try {
                return function.apply(batch);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                Series first = batch.get(0);
                throw new IllegalStateException(
                        "batch of %d series from %s × %s".formatted(batch.size(), first.locationId(), first.itemId()),
                        e);
            }
        }
    }
}
