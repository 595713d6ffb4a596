package ai.modular.web.today;

import ai.modular.web.access.Publication;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The sums over a whole order, kept in memory: what is published under a revision never changes, and who asks has read the publication under their
 * own rights before.
 */
@Component
class OrderTotals {

    private static final int KEPT = 200;

    record Totals(
            List<OrderReads.Slice> slices,
            List<OrderReads.ExceptionCount> exceptions,
            List<OrderReads.Skipped> skipped) {

        /** In the order in which a manager should look at them. */
        List<OrderReads.ExceptionCount> exceptionsToLookAt() {
            return exceptions.stream()
                    .sorted(Comparator.comparingInt(count -> Tone.place(count.code())))
                    .toList();
        }
    }

    private final Map<Publication, Totals> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Publication, Totals> eldest) {
            return size() > KEPT;
        }
    });

    Totals of(Publication night, OrderReads order) {
        Totals totals = kept.get(night);
        if (totals == null) {
            totals = new Totals(order.slices(), order.exceptions(), order.skipped());
            kept.put(night, totals);
        }
        return totals;
    }
}
