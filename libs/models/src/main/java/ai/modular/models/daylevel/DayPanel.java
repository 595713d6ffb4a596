package ai.modular.models.daylevel;

/**
 * Daily sales of items with what is planned for the days.
 *
 * @param sales series × past day
 * @param inStock series × past day: the share of the day's usual sales that fell into hours in stock, 1 on a clean day
 * @param discount series × day of past and future: price ÷ usual price
 * @param activity series × day of past and future: 1 when the item is promoted
 * @param types of the days of past and future
 * @param groups what a series has in common with others
 */
public record DayPanel(
        float[][] sales, float[][] inStock, float[][] discount, float[][] activity, DayTypes types, Groups groups) {

    /** A number from 0 for each series: its product, the product in its city, its shop, its category in its shop, three levels of category, its city. */
    public record Groups(
            int[] product,
            int[] productInCity,
            int[] shop,
            int[] categoryInShop,
            int[] category,
            int[] secondCategory,
            int[] thirdCategory,
            int[] city) {}

    int size() {
        return sales.length;
    }

    /** 1 when the item was there all day, else 0. */
    int clean(int series, int day) {
        return inStock[series][day] >= 1 ? 1 : 0;
    }

    /** The lowest counted discount is to a twentieth of the price. */
    public double logDiscount(int series, int day) {
        return Math.log(Math.max(discount[series][day], .05));
    }

    static int count(int[] codes) {
        int highest = -1;
        for (int code : codes) {
            highest = Math.max(highest, code);
        }
        return highest + 1;
    }
}
