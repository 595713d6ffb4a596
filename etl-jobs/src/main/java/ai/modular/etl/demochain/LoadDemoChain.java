package ai.modular.etl.demochain;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.DemoEvents;
import ai.modular.grocery.demo.DemoState;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.operations.run.RunContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo chain of one run: its settings, which of its days come how, and what was simulated of it in this process. */
final class LoadDemoChain {

    /** The last days come as events, as in daily life; those before are bulk-loaded. */
    static final int EVENT_DAYS = 14;

    private final DemoChain chain;
    private RecentDays recent;

    LoadDemoChain(DemoChain chain) {
        this.chain = chain;
    }

    /** The chain that ends on the run's business date, as its parameters {@code days}, {@code stores} and {@code seed} say. */
    static DemoChain chain(RunContext run) {
        int days = (int) number(run, "days", DemoChain.DEFAULT_DAYS);
        int stores = (int) number(run, "stores", Store.ALL.size());
        long seed = number(run, "seed", DemoChain.DEFAULT_SEED);
        try {
            return DemoChain.of(seed, run.identity().businessDate(), days, stores);
        } catch (IllegalArgumentException e) {
            throw new CommandLineError(e.getMessage(), "Correct the value after --set.", e);
        }
    }

    DemoChain chain() {
        return chain;
    }

    /** The days that are bulk-loaded. */
    SortedSet<LocalDate> bulkDates() {
        return chain.firstDay().datesUntil(lastOfBulk().plusDays(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    LocalDate lastOfBulk() {
        return chain.end().minusDays(EVENT_DAYS);
    }

    /** Simulated when first asked for. */
    synchronized RecentDays recent() {
        if (recent == null) {
            recent = RecentDays.of(chain, lastOfBulk());
        }
        return recent;
    }

    /** The events of the last days, day by day. */
    Stream<RetailEvent> events() {
        return recent().days().stream()
                .sorted(java.util.Comparator.comparing(day -> day.date()))
                .flatMap(DemoEvents::of);
    }

    /** Keeps the end of the chain, from which its next day is simulated. */
    void save(Path home) {
        DemoState.of(chain, chain.end(), recent().end(chain.end())).save(home);
    }

    private static long number(RunContext run, String name, long otherwise) {
        String value = run.parameter(name).orElse("");
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new CommandLineError("%s is %s".formatted(name, value), "Give a whole number.", e);
        }
    }
}
