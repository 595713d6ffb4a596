package ai.modular.training.demand;

import ai.modular.models.demand.BacktestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the backtest of a bounded part of the series, all origins and models of each: what is written does not grow with the chain. */
final class BacktestKeeper implements Consumer<BacktestRow> {

    private static final int SERIES = 1_000;
    private static final int BUCKETS = 10_000;

    private final int buckets;
    private final List<BacktestRow> rows = new ArrayList<>();

    /** @param scored about how many series the backtest scores */
    BacktestKeeper(int scored) {
        this.buckets = scored <= SERIES ? BUCKETS : (int) ((long) BUCKETS * SERIES / scored);
    }

    @Override
    public void accept(BacktestRow row) {
        int hash = 31 * row.locationId().hashCode() + row.itemId().hashCode();
        if (Math.floorMod(hash * 0x9E3779B1, BUCKETS) < buckets) {
            rows.add(row);
        }
    }

    List<BacktestRow> rows() {
        return rows;
    }
}
