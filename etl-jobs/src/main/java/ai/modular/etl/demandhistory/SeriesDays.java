package ai.modular.etl.demandhistory;

import java.util.Arrays;

/** The days of one series, oldest first: what was sold, how much of the day was in stock, discount and event. Days may be missing. */
final class SeriesDays {

    private int[] day = new int[128];
    private double[] sold = new double[128];
    private double[] availability = new double[128];
    private double[] discount = new double[128];
    private double[] event = new double[128];
    private int size;

    /** @param epochDay after the last one added */
    void add(int epochDay, double soldUnits, double availabilityShare, double discountDepth, double eventFlag) {
        if (size > 0 && epochDay <= day[size - 1]) {
            throw new IllegalArgumentException("day %d follows day %d: the series has a day twice or out of order"
                    .formatted(epochDay, day[size - 1]));
        }
        grow();
        day[size] = epochDay;
        sold[size] = soldUnits;
        availability[size] = availabilityShare;
        discount[size] = discountDepth;
        event[size++] = eventFlag;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    int day(int i) {
        return day[i];
    }

    double sold(int i) {
        return sold[i];
    }

    double availability(int i) {
        return availability[i];
    }

    void availability(int i, double share) {
        availability[i] = share;
    }

    double discount(int i) {
        return discount[i];
    }

    double event(int i) {
        return event[i];
    }

    /** First index of the window of so many days that ends with the target. */
    int windowStart(int target, int days) {
        int first = Arrays.binarySearch(day, 0, size, windowLast(target, days) - days + 1);
        return first >= 0 ? first : -first - 1;
    }

    /** Index after the window: the target is its last day, except where the series is too young for that. */
    int windowEnd(int target, int days) {
        int last = Arrays.binarySearch(day, 0, size, windowLast(target, days));
        return last >= 0 ? last + 1 : -last - 1;
    }

    private int windowLast(int target, int days) {
        return Math.max(day[target], day[0] + days - 1);
    }

    private void grow() {
        if (size == day.length) {
            day = Arrays.copyOf(day, size * 2);
            sold = Arrays.copyOf(sold, size * 2);
            availability = Arrays.copyOf(availability, size * 2);
            discount = Arrays.copyOf(discount, size * 2);
            event = Arrays.copyOf(event, size * 2);
        }
    }
}
