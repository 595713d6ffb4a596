package ai.modular.web.chart;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes days of a product differ from others, past and planned.
 *
 * @param discounts share of the regular price that is taken off, by day
 * @param events names of holidays and other event days, by day
 * @param closed days on which the store does not trade
 */
public record Drivers(Map<LocalDate, Double> discounts, Map<LocalDate, List<String>> events, Set<LocalDate> closed) {

    public static final Drivers NONE = new Drivers(Map.of(), Map.of(), Set.of());

    public Drivers {
        discounts = Map.copyOf(discounts);
        events = Map.copyOf(events);
        closed = Set.copyOf(closed);
    }

    public boolean isPromoted(LocalDate day) {
        return discounts.containsKey(day);
    }

    public boolean isEvent(LocalDate day) {
        return events.containsKey(day);
    }

    public boolean isClosed(LocalDate day) {
        return closed.contains(day);
    }

    /** {@code 20 % off · Easter Monday · closed}; empty for an ordinary day. */
    public String inWords(LocalDate day, Words words) {
        List<String> parts = new ArrayList<>();
        if (isPromoted(day)) {
            parts.add(words.of("chart.day.discount", Format.percent(discounts.get(day))));
        }
        parts.addAll(events.getOrDefault(day, List.of()));
        if (isClosed(day)) {
            parts.add(words.of("chart.day.closed"));
        }
        return String.join(" · ", parts);
    }
}
