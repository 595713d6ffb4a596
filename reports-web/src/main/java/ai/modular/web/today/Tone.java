package ai.modular.web.today;

import java.util.List;

/** Exceptions in the order in which a manager should look at them, and how loudly each speaks. */
public final class Tone {

    private static final List<String> ORDER = List.of(
            "WILL_RUN_OUT",
            "STOCK_NEGATIVE",
            "EXPIRES_UNSOLD",
            "EXPIRED_STOCK",
            "UNUSUAL_DEMAND",
            "NO_STOCK_POSITION",
            "STOCK_OLD",
            "NO_FORECAST",
            "NO_DELIVERY_DAY",
            "LEAD_TIME_MISSING",
            "PACK_SIZE_MISSING",
            "CURRENCY_MIXED",
            "LIMITS_CONFLICT",
            "SHELF_TOO_SMALL",
            "ORDER_POSTPONED",
            "LEAVES_ASSORTMENT",
            "NEW_ITEM",
            "PROMOTION_AHEAD",
            "STOCK_ASSUMED",
            "FORECAST_FALLBACK");

    private Tone() {}

    /** The class of the style sheet. */
    public static String of(String code) {
        return switch (code) {
            case "WILL_RUN_OUT", "STOCK_NEGATIVE", "EXPIRED_STOCK" -> "bad";
            case "EXPIRES_UNSOLD",
                    "UNUSUAL_DEMAND",
                    "NO_STOCK_POSITION",
                    "STOCK_OLD",
                    "NO_FORECAST",
                    "NO_DELIVERY_DAY",
                    "LEAD_TIME_MISSING",
                    "PACK_SIZE_MISSING",
                    "CURRENCY_MIXED",
                    "LIMITS_CONFLICT",
                    "SHELF_TOO_SMALL",
                    "ORDER_POSTPONED" -> "warn";
            default -> "info";
        };
    }

    /** The class for a chance of running out: from one in ten on it deserves a look, from one in three on action. */
    public static String ofRisk(double risk) {
        return risk >= 1 / 3.0 ? "bad" : risk >= .1 ? "warn" : "good";
    }

    static int place(String code) {
        int place = ORDER.indexOf(code);
        return place < 0 ? ORDER.size() : place;
    }
}
