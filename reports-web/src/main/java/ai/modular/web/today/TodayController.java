package ai.modular.web.today;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.access.Stores;
import ai.modular.web.access.ViewerReads;
import ai.modular.web.chart.PublishedSeries;
import ai.modular.web.chart.Series;
import ai.modular.web.decision.Decided;
import ai.modular.web.decision.Decisions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Today's order of a store, exceptions first. */
@Controller
class TodayController {

    private final ViewerReads reads;
    private final TodayWords words;
    private final OrderTotals totals;

    TodayController(ViewerReads reads, TodayWords words, OrderTotals totals) {
        this.reads = reads;
        this.words = words;
        this.totals = totals;
    }

    @GetMapping("/today")
    String today(
            @RequestParam(required = false) String store,
            @RequestParam(required = false) String department,
            @RequestParam(required = false) String supplier,
            @RequestParam(required = false) String exception,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String all,
            @RequestParam(required = false) String page,
            Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            List<Store> stores = Stores.all(jdbc);
            if (stores.isEmpty() && store == null) {
                return "today/no-store";
            }
            Store chosen = choose(stores, store);
            OrderFilter filter =
                    OrderFilter.of(chosen.locationId(), department, supplier, exception, q, "true".equals(all), page);
            Optional<Publication> night = Publication.newest(jdbc, chosen.locationId());
            model.addAttribute("store", chosen);
            model.addAttribute("stores", stores);
            if (night.isEmpty()) {
                return "today/nothing-published";
            }
            model.addAttribute("page", page(jdbc, night.get(), chosen, stores, filter));
            return "today/today";
        });
    }

    /** The store asked for, else the first; one of somebody else's is as unknown as one that does not exist. */
    private static Store choose(List<Store> stores, String wanted) {
        return stores.stream()
                .filter(store ->
                        wanted == null || wanted.isEmpty() || store.locationId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("store"));
    }

    private TodayPage page(JdbcClient jdbc, Publication night, Store store, List<Store> stores, OrderFilter filter) {
        OrderReads order = new OrderReads(jdbc, night);
        OrderTotals.Totals whole = totals.of(night, order);
        List<OrderReads.Slice> shown = filter.narrows() ? order.slices(filter) : whole.slices();
        List<OrderReads.Line> lines = order.page(filter);
        List<String> items =
                lines.stream().map(OrderReads.Line::itemId).distinct().toList();
        Map<String, Series> series = PublishedSeries.of(jdbc, night, items);
        return words.page(new TodayWords.Material(
                night,
                store,
                stores,
                filter,
                whole,
                shown,
                lines,
                series,
                order.riskDays(items),
                decided(jdbc, night)));
    }

    private static Decided decided(JdbcClient jdbc, Publication night) {
        return Decided.of(new Decisions(jdbc, night), CurrentViewer.get());
    }
}
