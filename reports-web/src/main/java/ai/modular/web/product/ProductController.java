package ai.modular.web.product;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.access.Stores;
import ai.modular.web.access.Viewer;
import ai.modular.web.access.ViewerReads;
import ai.modular.web.chart.PublishedSeries;
import ai.modular.web.decision.Decided;
import ai.modular.web.decision.Decisions;
import ai.modular.web.product.ProductPage.RestForm;
import ai.modular.web.snooze.Snooze;
import ai.modular.web.snooze.Snoozes;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A product in a store: its past, its forecast, its risk, and why the order is what it is. */
@Controller
class ProductController {

    private final ViewerReads reads;
    private final ProductWords words;

    ProductController(ViewerReads reads, ProductWords words) {
        this.reads = reads;
        this.words = words;
    }

    @GetMapping("/product")
    String product(@RequestParam("store") String locationId, @RequestParam("item") String itemId, Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            Store store = Stores.find(jdbc, withoutNul(locationId)).orElseThrow(() -> new NotFound("store"));
            ProductReads product = new ProductReads(jdbc, store.locationId(), withoutNul(itemId));
            ProductReads.Product found = product.product().orElseThrow(() -> new NotFound("product"));
            model.addAttribute("store", store);
            model.addAttribute("product", found);
            Optional<Publication> night = Publication.newest(jdbc, store.locationId());
            if (night.isEmpty()) {
                return "today/nothing-published";
            }
            ProductWords.Material material = new ProductWords.Material(
                    store,
                    night.get(),
                    PublishedSeries.of(jdbc, night.get(), List.of(found.itemId()))
                            .get(found.itemId()),
                    product.proposals(night.get()),
                    product.risks(night.get()),
                    product.terms(night.get()),
                    product.promotions(night.get()),
                    product.calendar(night.get()),
                    product.openOrders(night.get()),
                    product.miss(),
                    Decided.of(new Decisions(jdbc, night.get()), CurrentViewer.get()));
            model.addAttribute("page", words.page(found, material));
            model.addAttribute("rest", rest(jdbc, night.get(), found.itemId()));
            return "product/product";
        });
    }

    private RestForm rest(JdbcClient jdbc, Publication night, String itemId) {
        Optional<Snooze> snooze = new Snoozes(jdbc, night.locationId(), itemId).find(night.businessDate());
        return words.rest(snooze, night, itemId, !CurrentViewer.get().is(Viewer.Role.SCIENTIST));
    }

    /** PostgreSQL's text takes no NUL. */
    private static String withoutNul(String id) {
        return id.replace("\0", "");
    }
}
