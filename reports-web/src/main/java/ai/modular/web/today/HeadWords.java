package ai.modular.web.today;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Publication;
import ai.modular.web.access.Store;
import ai.modular.web.decision.Decided;
import ai.modular.web.text.NightWords;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The head of the page and of each supplier: sums, delivery days, cut-offs, minimums. */
@Component
class HeadWords {

    private final Words words;
    private final NightWords nights;
    private final Clock clock;

    HeadWords(Words words, NightWords nights, Clock clock) {
        this.words = words;
        this.nights = nights;
        this.clock = clock;
    }

    TodayPage.Head head(TodayWords.Material material) {
        List<OrderReads.Slice> slices = material.whole().slices();
        Publication night = material.night();
        return new TodayPage.Head(
                title(slices, night),
                summary(slices, night, material.store()),
                words.of("head.data-to", Format.day(night.businessDate())),
                nights.stale(night, material.store()),
                nights.facts(night, material.store()),
                nights.notes(night, material.store()));
    }

    TodayPage.Group group(TodayWords.Material material, String supplierId, List<TodayPage.Row> rows) {
        List<OrderReads.Slice> whole = ofSupplier(material.whole().slices(), supplierId);
        List<OrderReads.Slice> shown = ofSupplier(material.shown(), supplierId);
        List<TodayPage.Chip> chips = new ArrayList<>();
        cutoff(whole, material.night(), material.store())
                .ifPresent(text -> chips.add(new TodayPage.Chip("warn", text)));
        deliveries(whole).ifPresent(text -> chips.add(new TodayPage.Chip("plain", text)));
        minimum(whole).ifPresent(chips::add);
        Decided decided = material.decided();
        long open = decided.open(supplierId);
        return new TodayPage.Group(
                supplierId,
                shown.get(0).supplier(),
                chips,
                words.of(
                        "group.summary",
                        ordered(shown),
                        Format.money(value(shown), shown.get(0).currency())),
                open == 0 ? null : words.of("group.open", open),
                decided.isWritten(supplierId),
                rows);
    }

    private String title(List<OrderReads.Slice> slices, Publication night) {
        List<LocalDate> days = deliveryDays(slices);
        return days.size() == 1
                ? words.of("head.title.delivery", Format.longDay(days.get(0)))
                : words.of("head.title", Format.longDay(night.orderDay()));
    }

    private String summary(List<OrderReads.Slice> slices, Publication night, Store store) {
        if (slices.isEmpty() || ordered(slices) == 0) {
            return words.of("head.nothing");
        }
        long suppliers = slices.stream()
                .filter(slice -> slice.ordered() > 0)
                .map(OrderReads.Slice::supplierId)
                .distinct()
                .count();
        String sums = words.of("head.summary", ordered(slices), suppliers, money(slices));
        return Stream.of(Optional.of(sums), deliveries(slices), cutoff(slices, night, store))
                .flatMap(Optional::stream)
                .reduce((left, right) -> left + " · " + right)
                .orElseThrow();
    }

    /** First to last day on which something arrives. */
    private Optional<String> deliveries(List<OrderReads.Slice> slices) {
        List<LocalDate> days = deliveryDays(slices);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        String first = Format.day(days.get(0));
        return Optional.of(
                days.size() == 1
                        ? words.of("head.arrives", first)
                        : words.of("head.arrives.between", first, Format.day(days.get(days.size() - 1))));
    }

    /** The earliest cut-off among suppliers that get an order, with the time left on the day of ordering. */
    private Optional<String> cutoff(List<OrderReads.Slice> slices, Publication night, Store store) {
        ZonedDateTime now = clock.instant().atZone(store.zone());
        return slices.stream()
                .filter(slice -> slice.ordered() > 0 && slice.cutoffHour() != null)
                .min(Comparator.comparingInt(OrderReads.Slice::cutoffHour))
                .map(slice -> {
                    ZonedDateTime cutoff =
                            night.orderDay().atTime(slice.cutoffHour(), 0).atZone(store.zone());
                    String hour = "%02d:00".formatted(slice.cutoffHour());
                    boolean ahead = now.isBefore(cutoff) && now.toLocalDate().equals(night.orderDay());
                    return ahead
                            ? words.of("head.cutoff.left", hour, Format.duration(Duration.between(now, cutoff)))
                            : words.of("head.cutoff", hour);
                });
    }

    private Optional<TodayPage.Chip> minimum(List<OrderReads.Slice> slices) {
        BigDecimal minimum = slices.get(0).minimumValue();
        if (minimum == null || minimum.signum() == 0 || ordered(slices) == 0) {
            return Optional.empty();
        }
        String currency = slices.get(0).currency();
        BigDecimal missing = minimum.subtract(value(slices));
        return Optional.of(
                missing.signum() <= 0
                        ? new TodayPage.Chip("good", words.of("group.minimum", Format.money(minimum, currency)))
                        : new TodayPage.Chip(
                                "warn",
                                words.of(
                                        "group.minimum.missing",
                                        Format.money(missing, currency),
                                        Format.money(minimum, currency))));
    }

    private static List<OrderReads.Slice> ofSupplier(List<OrderReads.Slice> slices, String supplierId) {
        return slices.stream()
                .filter(slice -> slice.supplierId().equals(supplierId))
                .toList();
    }

    private static List<LocalDate> deliveryDays(List<OrderReads.Slice> slices) {
        return slices.stream()
                .flatMap(slice -> Stream.of(slice.firstDelivery(), slice.lastDelivery()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static long ordered(List<OrderReads.Slice> slices) {
        return slices.stream().mapToLong(OrderReads.Slice::ordered).sum();
    }

    /** Currencies are never added up: one amount for each, the largest first. */
    private static String money(List<OrderReads.Slice> slices) {
        Map<String, List<OrderReads.Slice>> byCurrency =
                slices.stream().collect(Collectors.groupingBy(OrderReads.Slice::currency));
        return byCurrency.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<OrderReads.Slice>> each) -> value(each.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(each -> Format.money(value(each.getValue()), each.getKey()))
                .collect(Collectors.joining(" + "));
    }

    private static BigDecimal value(List<OrderReads.Slice> slices) {
        return slices.stream().map(OrderReads.Slice::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
