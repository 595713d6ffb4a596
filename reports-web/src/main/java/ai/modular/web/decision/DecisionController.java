package ai.modular.web.decision;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.access.Stores;
import ai.modular.web.access.Viewer;
import ai.modular.web.access.ViewerWrites;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes decisions on lines; afterwards the page from which they came, with what was done or why not. */
@Controller
class DecisionController {

    /** Numbers that no shop orders, and that the column does not hold. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private static final int DECIMALS = 3;

    private final ViewerWrites writes;
    private final Words words;

    DecisionController(ViewerWrites writes, Words words) {
        this.writes = writes;
        this.words = words;
    }

    /** What the form of a line sends. */
    record Form(
            String store,
            String item,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            BigDecimal seen,
            Integer version,
            String action,
            String quantity,
            String reason,
            String note,
            String back) {

        boolean isWhole() {
            return store != null && item != null && date != null && seen != null && version != null && version >= 0;
        }

        LineKey line() {
            return new LineKey(date, store, item);
        }
    }

    @PostMapping("/decision")
    String decide(Form form, RedirectAttributes after) {
        if (!form.isWhole()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return answer(form.back(), after, form.store(), form.date(), (decisions, viewer) -> {
            decisions.decide(choice(form), viewer);
            return words.of("decision.taken");
        });
    }

    @PostMapping("/decisions")
    String approveOpen(
            @RequestParam String store,
            @RequestParam String supplier,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        return answer(
                back,
                after,
                store,
                date,
                (decisions, viewer) ->
                        words.of("decision.approved.lines", decisions.approveOpen(supplier, revision, viewer)));
    }

    private interface Work {
        String done(Decisions decisions, Viewer viewer);
    }

    private String answer(String back, RedirectAttributes after, String store, LocalDate date, Work work) {
        Viewer viewer = CurrentViewer.get();
        try {
            Function<JdbcClient, String> write = jdbc -> work.done(decisions(jdbc, store, date), viewer);
            after.addFlashAttribute("done", writes.write(viewer, write));
        } catch (Refused refused) {
            after.addFlashAttribute("refused", words.of(refused.key(), refused.arguments()));
        }
        return "redirect:" + Back.to(back);
    }

    private static Decisions decisions(JdbcClient jdbc, String store, LocalDate date) {
        Store known = Stores.find(jdbc, store.replace("\0", "")).orElseThrow(() -> new NotFound("store"));
        Publication night = Publication.newest(jdbc, known.locationId()).orElseThrow(() -> new NotFound("night"));
        if (!night.businessDate().equals(date)) {
            throw new Refused("decision.past");
        }
        return new Decisions(jdbc, night);
    }

    private static Choice choice(Form form) {
        String note = form.note() == null ? "" : form.note().replace("\0", "").strip();
        if (note.length() > Choice.LONGEST_NOTE) {
            throw new Refused("decision.note.long", Choice.LONGEST_NOTE);
        }
        BigDecimal quantity = "approve".equals(form.action()) ? form.seen() : quantity(form.quantity());
        return new Choice(form.line(), form.seen(), form.version(), quantity, form.reason(), note);
    }

    private static BigDecimal quantity(String text) {
        try {
            BigDecimal quantity = new BigDecimal(text == null ? "" : text.strip());
            if (quantity.signum() >= 0
                    && quantity.compareTo(LARGEST) <= 0
                    && quantity.stripTrailingZeros().scale() <= DECIMALS) {
                return quantity.setScale(DECIMALS);
            }
        } catch (NumberFormatException e) {
            throw new Refused("decision.quantity", LARGEST);
        }
        throw new Refused("decision.quantity", LARGEST);
    }
}
