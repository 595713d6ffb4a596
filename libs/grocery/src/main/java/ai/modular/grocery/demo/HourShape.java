package ai.modular.grocery.demo;

/** When in the day people buy: shares of 24 local hours, cut to the opening hours. The usual shape is that of Complete Journey's till lines. */
enum HourShape {
    USUAL(0, 0, 0, 0, 0, 0, 4, 10, 18, 28, 44, 63, 72, 77, 78, 82, 95, 105, 99, 80, 63, 42, 25, 0),
    MORNING(0, 0, 0, 0, 0, 0, 14, 70, 110, 105, 100, 90, 75, 60, 50, 48, 50, 52, 45, 32, 20, 10, 4, 0),
    LUNCH(0, 0, 0, 0, 0, 0, 2, 8, 14, 20, 40, 90, 190, 180, 90, 50, 45, 50, 48, 35, 22, 12, 6, 0);

    private final double[] shares;

    HourShape(double... shares) {
        this.shares = shares;
    }

    static HourShape of(Product product) {
        if (product.category().equals("Sandwiches & Salads") && product.week() == WeekShape.WORKDAY) {
            return LUNCH;
        }
        return product.department().equals("Bakery") ? MORNING : USUAL;
    }

    /** A random second of the day while the store is open. */
    int second(Store store, Draws draws) {
        double open = 0;
        for (int hour = store.opensHour(); hour < store.closesHour(); hour++) {
            open += shares[hour];
        }
        double left = draws.uniform() * open;
        int hour = store.opensHour();
        while (left >= shares[hour] && hour < store.closesHour() - 1) {
            left -= shares[hour++];
        }
        return hour * 3600 + draws.below(3600);
    }
}
