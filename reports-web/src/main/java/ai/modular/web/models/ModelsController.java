package ai.modular.web.models;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.ViewerReads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The model in use, and how good its last forecasts were. */
@Controller
class ModelsController {

    private final ViewerReads reads;
    private final ModelWords words;
    private volatile Kept kept = new Kept(null, null);

    /** The page as of a publication: figures over the whole chain take a moment, and change only when something is published. */
    private record Kept(Instant asOf, ModelWords.Page page) {}

    ModelsController(ViewerReads reads, ModelWords words) {
        this.reads = reads;
        this.words = words;
    }

    @GetMapping("/models")
    String models(Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            Optional<Instant> newest = new ModelReads(jdbc).lastPublication();
            newest.ifPresent(asOf -> model.addAttribute("page", page(jdbc, asOf)));
            return newest.isPresent() ? "models/models" : "models/nothing-published";
        });
    }

    private ModelWords.Page page(JdbcClient jdbc, Instant asOf) {
        Kept known = kept;
        if (!asOf.equals(known.asOf())) {
            known = new Kept(asOf, read(new ModelReads(jdbc)));
            kept = known;
        }
        return known.page();
    }

    private ModelWords.Page read(ModelReads models) {
        List<ModelReads.Night> nights = models.nights();
        var newest = nights.get(0).businessDate();
        return words.page(nights, models.accuracy(), models.outlook(newest), models.skipped(newest));
    }
}
