package ai.modular.grocery.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * A product of the demo catalogue.
 *
 * @param unit each, or kg for what is weighed at the till
 * @param priceCents regular price per unit
 * @param costRatio purchase price as a share of the price
 * @param shelfLifeDays days from delivery to expiry; 0 for what does not spoil
 * @param dailyUnits usual sales per day in a store of size 1
 * @param unitsPerPurchase mean quantity of one till line
 * @param packSize units per pack of the supplier
 * @param week when in the week it sells
 * @param season when in the year it sells
 * @param elasticity how strongly a lower price sells more
 * @param lifecycle when it was introduced or delisted
 * @param tags what it is, for tastes and for search
 */
public record Product(
        String itemId,
        String name,
        String department,
        String category,
        String brand,
        String size,
        String unit,
        int priceCents,
        double costRatio,
        int shelfLifeDays,
        double dailyUnits,
        double unitsPerPurchase,
        int packSize,
        String supplierId,
        WeekShape week,
        Season season,
        double elasticity,
        Lifecycle lifecycle,
        List<String> tags,
        String description) {

    /** Introduced or delisted so many days before the end of the chain; 0 for neither. */
    public record Lifecycle(int introducedDaysBefore, int delistedDaysBefore) {

        static Lifecycle parse(String text) {
            if (text.isEmpty()) {
                return new Lifecycle(0, 0);
            }
            int days = Integer.parseInt(text.substring(text.indexOf(':') + 1));
            return text.startsWith("new:") ? new Lifecycle(days, 0) : new Lifecycle(0, days);
        }

        /** First day of sale, or null when it was there before the chain's history. */
        public LocalDate introducedOn(LocalDate end) {
            return introducedDaysBefore == 0 ? null : end.minusDays(introducedDaysBefore);
        }

        /** First day without sale, or null when it is still there. */
        public LocalDate delistedOn(LocalDate end) {
            return delistedDaysBefore == 0 ? null : end.minusDays(delistedDaysBefore);
        }
    }

    /** Purchase price per unit in cents. */
    public long costCents() {
        return Math.round(priceCents * costRatio);
    }

    public boolean isWeighed() {
        return unit.equals("kg");
    }

    public boolean spoils() {
        return shelfLifeDays > 0;
    }
}
