package ai.modular.web.today;

import ai.modular.models.inventory.OrderException;
import ai.modular.models.wording.Format;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.chart.Series;
import ai.modular.web.decision.Decided;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts an order into words: cards, filters, groups, pages. */
@Component
class TodayWords {

    /** Codes that speak of the input: where they hold for every line, a note says so once. */
    private static final Set<String> OF_INPUT =
            Set.of(OrderException.STOCK_ASSUMED.name(), OrderException.FORECAST_FALLBACK.name());

    /** What was read for one page. */
    record Material(
            Publication night,
            Store store,
            List<Store> stores,
            OrderFilter filter,
            OrderTotals.Totals whole,
            List<OrderReads.Slice> shown,
            List<OrderReads.Line> lines,
            Map<String, Series> series,
            Map<String, LocalDate> riskDays,
            Decided decided) {

        /** Codes that every line has: they say nothing about a single one. */
        Set<String> everywhere() {
            long all =
                    whole.slices().stream().mapToLong(OrderReads.Slice::lines).sum();
            return whole.exceptions().stream()
                    .filter(count -> OF_INPUT.contains(count.code()) && count.lines() == all)
                    .map(OrderReads.ExceptionCount::code)
                    .collect(Collectors.toSet());
        }
    }

    private final Words words;
    private final HeadWords head;
    private final FilterWords filters;
    private final LineWords lines;

    TodayWords(Words words, HeadWords head, FilterWords filters, LineWords lines) {
        this.words = words;
        this.head = head;
        this.filters = filters;
        this.lines = lines;
    }

    TodayPage page(Material material) {
        return new TodayPage(
                material.store(),
                material.stores(),
                head.head(material),
                cards(material),
                filters.departments(material),
                filters.suppliers(material),
                filters.exceptions(material),
                material.filter(),
                groups(material),
                pages(material),
                left(material.whole().skipped()),
                new TodayPage.Night(
                        material.night().businessDate(), material.night().revision()),
                material.decided().mayDecide());
    }

    private List<TodayPage.Card> cards(Material material) {
        Set<String> everywhere = material.everywhere();
        return material.whole().exceptionsToLookAt().stream()
                .filter(count -> !everywhere.contains(count.code()))
                .map(count -> card(material, count))
                .toList();
    }

    private TodayPage.Card card(Material material, OrderReads.ExceptionCount count) {
        String key = "exception." + count.code();
        OrderException code = known(count.code());
        String example = words.of("card.example", count.example(), count.lines() - 1);
        String currency = material.whole().slices().get(0).currency();
        boolean priced = code == OrderException.WILL_RUN_OUT && count.lost().compareTo(BigDecimal.ONE) >= 0;
        return new TodayPage.Card(
                Tone.of(count.code()),
                words.find(key + ".card", count.lines()).orElse(count.lines() + " × " + count.code()),
                priced ? words.of("card.lost", example, Format.money(count.lost(), currency)) : example,
                words.find(key + ".action").orElse(words.of("card.action")),
                code == null
                        ? material.filter().cleared().address()
                        : material.filter().withException(code).address(),
                material.filter().exception().filter(chosen -> chosen == code).isPresent());
    }

    private List<TodayPage.Group> groups(Material material) {
        Set<String> everywhere = material.everywhere();
        Map<String, List<TodayPage.Row>> rows = new LinkedHashMap<>();
        for (OrderReads.Line line : material.lines()) {
            rows.computeIfAbsent(line.supplierId(), supplier -> new ArrayList<>())
                    .add(lines.row(material, line, everywhere));
        }
        return rows.entrySet().stream()
                .map(entry -> head.group(material, entry.getKey(), entry.getValue()))
                .toList();
    }

    private TodayPage.Pages pages(Material material) {
        OrderFilter filter = material.filter();
        long loud = material.shown().stream().mapToLong(OrderReads.Slice::loud).sum();
        long every =
                material.shown().stream().mapToLong(OrderReads.Slice::lines).sum();
        long total = filter.showsQuiet() ? every : loud;
        long first = filter.offset() + 1;
        long last = first - 1 + material.lines().size();
        boolean hides = !filter.showsQuiet() && every > loud;
        return new TodayPage.Pages(
                total == 0
                        ? ""
                        : words.of("pages.summary", Format.count(first), Format.count(last), Format.count(total)),
                filter.page() > 1 ? filter.withPage(filter.page() - 1).address() : null,
                last < total ? filter.withPage(filter.page() + 1).address() : null,
                first > 1 || last < total ? filter.withPage(OrderFilter.WHOLE).address() : null,
                hides ? words.of("pages.quiet", every - loud) : null,
                filter.withAll(true).address());
    }

    private List<TodayPage.Left> left(List<OrderReads.Skipped> skipped) {
        return skipped.stream()
                .map(reason -> new TodayPage.Left(
                        words.of("left.summary", reason.products(), reason.job(), reason.reason()),
                        String.join(", ", reason.examples())))
                .toList();
    }

    private static OrderException known(String code) {
        return EnumSet.allOf(OrderException.class).stream()
                .filter(exception -> exception.name().equals(code))
                .findFirst()
                .orElse(null);
    }
}
