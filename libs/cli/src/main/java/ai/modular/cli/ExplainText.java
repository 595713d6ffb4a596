package ai.modular.cli;

import ai.modular.models.wording.Format;
import ai.modular.models.wording.ReceiptWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An explanation as a person reads it, and as a script does. */
final class ExplainText {

    private static final int WORDS = 76;

    private final ReceiptWords words = new ReceiptWords();
    private final StringBuilder text = new StringBuilder();

    String of(Explanation found) {
        head(found);
        if (found.lines().isEmpty()) {
            line("Nothing is proposed%s", found.skipped().isEmpty() ? "." : ":");
            found.skipped().forEach(reason -> line("  %s", reason));
        }
        found.lines().forEach(each -> receipt(each));
        return text.toString();
    }

    private void head(Explanation found) {
        Explanation.Night night = found.night();
        line(
                "%s (%s) in %s (%s)",
                found.place().product(),
                found.place().itemId(),
                found.place().store(),
                found.place().locationId());
        line(
                "planned at the close of %s · revision %d · %s · published %s",
                Format.day(night.date()),
                night.revision(),
                night.modelVersion()
                        .map(version -> "model %s %s".formatted(night.model(), version))
                        .orElse("no trained model"),
                Format.minute(night.publishedAt(), found.place().zone()));
        line(
                night.newest().equals(night.date())
                        ? "the newest night of this store"
                        : "a newer night is published: %s".formatted(night.newest()));
        night.notes().forEach(note -> line("note: %s", note));
    }

    private void receipt(Explanation.Line each) {
        line("");
        line(
                "%s, arrives %s · %s · risk of running out before: %s%s",
                each.supplier(),
                Format.day(each.delivery()),
                Format.money(each.quantity().multiply(each.unitCost()), each.currency()),
                Format.percent(each.risk()),
                each.daysOfCover() == null
                        ? ""
                        : " · stock lasts %s days".formatted(Format.oneDigit(each.daysOfCover())));
        ReceiptWords.View view = words.view(each.receipt(), each.quantity());
        for (ReceiptWords.Line term : view.lines()) {
            line("  %-" + WORDS + "s %10s", term.words(), term.value());
        }
        if (!view.addsUp()) {
            line("  %s", words.word("receipt.broken"));
        }
        each.exceptions().forEach(code -> line("! %s", words.exception(code)));
        whatIf(each);
    }

    private void whatIf(Explanation.Line each) {
        List<ReceiptWords.Choice> choices = words.whatIf(each.receipt(), each.quantity(), each.unit(), each.currency());
        if (choices.isEmpty()) {
            return;
        }
        line("");
        line("%s. %s", words.word("what-if"), words.word("what-if.lead"));
        String row = "  %12s %14s %10s %10s %14s %s";
        line(
                row,
                words.word("what-if.quantity"),
                words.word("what-if.lost"),
                words.word("what-if.wasted"),
                words.word("what-if.left-over"),
                words.word("what-if.cost"),
                "");
        for (ReceiptWords.Choice choice : choices) {
            line(
                    row,
                    choice.quantity(),
                    choice.lost(),
                    choice.wasted(),
                    choice.leftOver(),
                    choice.cost(),
                    choice.proposed() ? "← " + words.word("what-if.proposed") : "");
        }
    }

    /** Spaces that must not break mean nothing here; a line has no blank at its end. */
    private void line(String format, Object... values) {
        text.append(format.formatted(values).replace('\u00a0', ' ').stripTrailing())
                .append('\n');
    }

    static String json(Explanation found) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("location_id", found.place().locationId());
        root.put("item_id", found.place().itemId());
        root.put("business_date", found.night().date().toString());
        root.put("newest_business_date", found.night().newest().toString());
        root.put("revision", found.night().revision());
        root.put("model", found.night().model());
        root.put("model_version", found.night().modelVersion().orElse(null));
        root.put("published_at", found.night().publishedAt().toString());
        root.put("notes", found.night().notes());
        root.put("skipped", found.skipped());
        root.put("orders", found.lines().stream().map(ExplainText::row).toList());
        return JsonMapper.shared().writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> row(Explanation.Line each) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("supplier", each.supplier());
        row.put("delivery_date", each.delivery().toString());
        row.put("quantity", each.quantity());
        row.put("unit", each.unit());
        row.put("unit_cost", each.unitCost());
        row.put("currency", each.currency());
        row.put("days_of_cover", each.daysOfCover());
        row.put("risk", each.risk());
        row.put("expected_lost", each.expectedLost());
        row.put("exceptions", each.exceptions());
        row.put("receipt", JsonMapper.shared().readTree(each.receipt().toJson()));
        return row;
    }
}
