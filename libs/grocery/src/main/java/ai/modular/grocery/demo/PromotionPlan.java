package ai.modular.grocery.demo;

import ai.modular.grocery.demo.Draws.Subject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The weekly leaflet, Thursday to Wednesday: some products at a discount in every store, never two weeks in a row. */
public final class PromotionPlan {

    private static final LocalDate A_THURSDAY = LocalDate.of(2020, 1, 2);
    private static final double[] DISCOUNTS = {.10, .15, .20, .20, .25, .25, .30, .33, .40};
    private static final double SHARE = .04;
    private static final double NO_DIP = 1;

    private final long seed;
    private final Map<Long, Map<String, Double>> leaflets = new ConcurrentHashMap<>();

    PromotionPlan(long seed) {
        this.seed = seed;
    }

    /** A product in a leaflet. */
    public record Promotion(
            String promotionId, String itemId, LocalDate firstDay, LocalDate lastDay, double discount) {}

    /** The discount of the day, 0 without promotion. */
    public double discount(Product product, LocalDate day) {
        Map<String, Double> known = leaflets.computeIfAbsent(leaflet(day), unknown -> new ConcurrentHashMap<>());
        Double discount = known.get(product.itemId());
        if (discount == null) {
            discount = discount(product, leaflet(day));
            known.put(product.itemId(), discount);
        }
        return discount;
    }

    private double discount(Product product, long leaflet) {
        return isIn(product, leaflet) && !isIn(product, leaflet - 1)
                ? DISCOUNTS[draws(product, leaflet, 1).below(DISCOUNTS.length)]
                : 0;
    }

    /** All promotions that touch the span. */
    public List<Promotion> promotions(List<Product> products, LocalDate first, LocalDate last) {
        var promotions = new ArrayList<Promotion>();
        for (long leaflet = leaflet(first); leaflet <= leaflet(last); leaflet++) {
            LocalDate start = A_THURSDAY.plusWeeks(leaflet);
            for (Product product : products) {
                double discount = discount(product, start);
                if (discount > 0) {
                    promotions.add(new Promotion(name(start), product.itemId(), start, start.plusDays(6), discount));
                }
            }
        }
        return promotions;
    }

    /** Sales of the day in relation to a day without leaflets: more at a discount, less while pantries are still full. */
    double uplift(Product product, LocalDate day) {
        double discount = discount(product, day);
        if (discount > 0) {
            return 1.1 * Math.pow(1 - discount, -product.elasticity() * .85);
        }
        boolean stockedUp = !product.spoils() || product.shelfLifeDays() > 30;
        return stockedUp && discount(product, day.minusDays(7)) > 0 ? .86 : NO_DIP;
    }

    private boolean isIn(Product product, long leaflet) {
        return draws(product, leaflet, 0).uniform() < SHARE * product.elasticity();
    }

    private Draws draws(Product product, long leaflet, int use) {
        return Draws.of(seed, Subject.PROMOTION, Draws.key(product.itemId()), leaflet, use);
    }

    private static long leaflet(LocalDate day) {
        return Math.floorDiv(ChronoUnit.DAYS.between(A_THURSDAY, day), 7L);
    }

    private static String name(LocalDate start) {
        return String.format(
                Locale.ROOT,
                "leaflet-%d-w%02d",
                start.get(WeekFields.ISO.weekBasedYear()),
                start.get(WeekFields.ISO.weekOfWeekBasedYear()));
    }
}
