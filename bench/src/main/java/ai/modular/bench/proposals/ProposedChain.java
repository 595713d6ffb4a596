package ai.modular.bench.proposals;

import ai.modular.scoring.orders.ProposalRow;
import ai.modular.scoring.orders.SeriesProposals;
import ai.modular.scoring.orders.SupplierOrders;
import ai.modular.scoring.supply.CriticalRatio;
import ai.modular.spark.SeriesBatches.Series;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proposals of a chain, store after store in batches as an executor gets them. Only the proposing is timed, not the drawing of its input. */
final class ProposedChain implements AutoCloseable {

    private static final int SERIES_PER_STORE = 2_500;
    private static final int SERIES_PER_BATCH = 500;

    private final ExecutorService workers;
    private final SeriesProposals proposals;
    private final SupplierOrders suppliers = new SupplierOrders();
    private final int threads;
    private final long seed;

    ProposedChain(int threads, int paths, long seed) {
        this.workers = Executors.newFixedThreadPool(threads);
        this.proposals = new SeriesProposals(SyntheticStore.DATE, paths, seed, new CriticalRatio(.95, .7, .99));
        this.threads = threads;
        this.seed = seed;
    }

    /** What came of a size. */
    private static final class Counts {
        private long nanos;
        private long lines;
        private long ordered;
        private long changed;
        private long receiptBytes;
    }

    Map<String, Object> measure(int size) throws Exception {
        Counts counts = new Counts();
        for (int store = 0; counts.lines < size; store += threads) {
            List<List<Series>> input = new ArrayList<>();
            long left = size - counts.lines;
            for (int i = 0; i < threads && left > 0; i++) {
                int own = (int) Math.min(SERIES_PER_STORE, left);
                input.add(new SyntheticStore(store + i, seed).series(own));
                left -= own;
            }
            long start = System.nanoTime();
            List<ProposalRow> rows = propose(input);
            counts.nanos += System.nanoTime() - start;
            count(rows, counts);
        }
        return figures(counts);
    }

    private List<ProposalRow> propose(List<List<Series>> stores) throws Exception {
        List<Callable<List<ProposalRow>>> tasks = stores.stream()
                .<Callable<List<ProposalRow>>>map(store -> () -> store(store))
                .toList();
        List<ProposalRow> rows = new ArrayList<>();
        for (Future<List<ProposalRow>> future : workers.invokeAll(tasks)) {
            rows.addAll(future.get());
        }
        return rows;
    }

    private List<ProposalRow> store(List<Series> series) {
        List<ProposalRow> rows = new ArrayList<>(series.size());
        for (int from = 0; from < series.size(); from += SERIES_PER_BATCH) {
            proposals
                    .apply(series.subList(from, Math.min(series.size(), from + SERIES_PER_BATCH)))
                    .forEachRemaining(rows::add);
        }
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.getSupplierId() + row.getDeliveryDate()))
                .values()
                .stream()
                .flatMap(order -> suppliers.apply(order).stream())
                .toList();
    }

    private static void count(List<ProposalRow> rows, Counts counts) {
        for (ProposalRow row : rows) {
            counts.lines++;
            counts.ordered += row.getQuantity().signum();
            counts.changed += row.getReceipt().contains("SUPPLIER_MINIMUM") ? 1 : 0;
            counts.receiptBytes += row.getReceipt().length();
        }
    }

    private static Map<String, Object> figures(Counts counts) throws IOException {
        double seconds = counts.nanos / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lines", counts.lines);
        figures.put("ordered_lines", counts.ordered);
        figures.put("lines_changed_for_supplier_minimum", counts.changed);
        figures.put("mean_receipt_bytes", counts.receiptBytes / counts.lines);
        figures.put("proposals_s", Math.round(seconds * 100) / 100.0);
        figures.put("series_per_s", Math.round(counts.lines / seconds));
        figures.put("peak_memory_mb", peakMemory() >> 10);
        return figures;
    }

    /** The most memory that this process ever held, in KiB, as Linux counts it. */
    private static long peakMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
