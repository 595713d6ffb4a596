package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the terms of a receipt were computed from. */
final class ReceiptFacts {

    private ReceiptFacts() {}

    static Map<String, String> demand(OrderInput input, int days, LocalDate lastDay) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("first_day", input.period().firstDay().toString());
        facts.put("last_day", lastDay.toString());
        facts.put("days", String.valueOf(days));
        if (days > input.mean().length) {
            facts.put("days_beyond_forecast", String.valueOf(days - input.mean().length));
        }
        if (input.terms().assumed()) {
            facts.put("terms_assumed", "true");
        }
        facts.putAll(input.conditions().facts());
        return facts;
    }

    static Map<String, String> stock(StockPosition position) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("as_of", position.asOf().toString());
        if (position.assumed()) {
            facts.put("assumed", "true");
        }
        if (position.booked().signum() < 0) {
            facts.put("booked", plain(position.booked()));
        }
        return facts;
    }

    static Map<String, String> arrival(StockPosition position) {
        return position.onOrder().stream()
                .map(OpenOrder::arrivesOn)
                .min(Comparator.naturalOrder())
                .map(day -> Map.of("next_arrival", day.toString()))
                .orElse(Map.of());
    }

    static Map<String, String> ratio(double criticalRatio) {
        return Map.of("critical_ratio", String.format(Locale.ROOT, "%.3f", criticalRatio));
    }

    static Map<String, String> waste(UnitCosts costs) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("waste_cost", String.format(Locale.ROOT, "%.2f", costs.waste()));
        facts.put("lost_sale_cost", String.format(Locale.ROOT, "%.2f", costs.lostSale()));
        return facts;
    }

    static Map<String, String> pack(BigDecimal pack, BigDecimal packed) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("pack_size", plain(pack));
        facts.put("packs", plain(packed.divide(pack)));
        return facts;
    }

    static Map<String, String> shelf(OrderLimits limits, Need need) {
        Map<String, String> facts = new LinkedHashMap<>();
        limits.shelfCapacity().ifPresent(capacity -> facts.put("capacity", plain(capacity)));
        facts.put("on_shelf", plain(ReceiptWriter.rounded(need.onShelf())));
        return facts;
    }

    static Map<String, String> largest(OrderLimits limits, Need need) {
        Map<String, String> facts = new LinkedHashMap<>();
        limits.maximum().ifPresent(maximum -> facts.put("maximum", plain(maximum)));
        if (need.sameDelivery() > 0) {
            facts.put("ordered", plain(ReceiptWriter.rounded(need.sameDelivery())));
        }
        return facts;
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
