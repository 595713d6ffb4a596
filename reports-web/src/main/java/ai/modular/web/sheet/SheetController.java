package ai.modular.web.sheet;

import ai.modular.web.access.CurrentViewer;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.access.Stores;
import ai.modular.web.access.Viewer;
import ai.modular.web.access.ViewerReads;
import ai.modular.web.access.ViewerWrites;
import ai.modular.web.decision.Decided;
import ai.modular.web.decision.Decisions;
import ai.modular.web.decision.Refused;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The order of a store to a supplier: look at it, write it, take it out. */
@Controller
class SheetController {

    private final ViewerReads reads;
    private final ViewerWrites writes;
    private final SheetWords words;
    private final Words sentences;

    SheetController(ViewerReads reads, ViewerWrites writes, SheetWords words, Words sentences) {
        this.reads = reads;
        this.writes = writes;
        this.words = words;
        this.sentences = sentences;
    }

    @GetMapping("/order")
    String order(@RequestParam("store") String locationId, @RequestParam String supplier, Model model) {
        return reads.read(CurrentViewer.get(), jdbc -> {
            Store store = store(jdbc, locationId);
            Publication night = night(jdbc, store);
            String supplierId = supplier.replace("\0", "");
            Sheets sheets = new Sheets(jdbc, night, supplierId);
            model.addAttribute("store", store);
            model.addAttribute(
                    "page",
                    words.page(new SheetWords.Material(
                            store,
                            night,
                            supplierId,
                            sheets.supplier().orElseThrow(() -> new NotFound("supplier")),
                            sheets.lines(),
                            sheets.documents(),
                            Decided.of(new Decisions(jdbc, night), CurrentViewer.get()))));
            return "sheet/sheet";
        });
    }

    @PostMapping("/order")
    String write(
            @RequestParam("store") String locationId,
            @RequestParam String supplier,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam int revision,
            RedirectAttributes after) {
        Viewer viewer = CurrentViewer.get();
        try {
            int documents = writes.write(viewer, jdbc -> {
                Publication night = night(jdbc, store(jdbc, locationId));
                if (!night.businessDate().equals(date)) {
                    throw new Refused("decision.past");
                }
                return new Sheets(jdbc, night, supplier).write(revision, viewer);
            });
            after.addFlashAttribute("done", sentences.of("sheet.written", documents));
        } catch (Refused refused) {
            after.addFlashAttribute("refused", sentences.of(refused.key(), refused.arguments()));
        }
        after.addAttribute("store", locationId);
        after.addAttribute("supplier", supplier);
        return "redirect:/order";
    }

    @PostMapping("/order/export")
    ResponseEntity<byte[]> export(
            @RequestParam String document, @RequestParam(defaultValue = "CSV") ExportFormat format) {
        Viewer viewer = CurrentViewer.get();
        Export export = writes.write(viewer, jdbc -> Export.take(jdbc, document.replace("\0", ""), format, viewer))
                .orElseThrow(() -> new NotFound("document"));
        return ResponseEntity.ok()
                .contentType(format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.fileName())
                                .build()
                                .toString())
                .body(export.content());
    }

    private static Store store(JdbcClient jdbc, String locationId) {
        return Stores.find(jdbc, locationId.replace("\0", "")).orElseThrow(() -> new NotFound("store"));
    }

    private static Publication night(JdbcClient jdbc, Store store) {
        return Publication.newest(jdbc, store.locationId()).orElseThrow(() -> new NotFound("night"));
    }
}
