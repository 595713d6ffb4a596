package ai.modular.grocery.demo;

import java.time.LocalDate;

/** When in the year something sells: a factor that is about 1 over the year. */
public enum Season {
    NONE(0, 0),
    SPRING(.5, 115),
    SUMMER(.35, 196),
    AUTUMN(.5, 290),
    WINTER(.3, 15),
    BBQ(.55, 196),
    HALLOWEEN(0, 0),
    CHRISTMAS(0, 0);

    private static final double YEAR = 365.25;

    private final double swing;
    private final int peak;

    Season(double swing, int peak) {
        this.swing = swing;
        this.peak = peak;
    }

    public double factor(LocalDate day) {
        return switch (this) {
            case HALLOWEEN -> halloween(day);
            case CHRISTMAS -> christmas(day);
            default -> 1 + swing * Math.cos(2 * Math.PI * (day.getDayOfYear() - peak) / YEAR);
        };
    }

    /** Next to nothing, then growing through October, and over on the first of November. */
    private static double halloween(LocalDate day) {
        double october = day.getMonthValue() == 10 ? day.getDayOfMonth() / 31.0 : 0;
        return .12 + 5 * october * october;
    }

    /** A little all year, growing from mid November to the eve. */
    private static double christmas(LocalDate day) {
        LocalDate start = LocalDate.of(day.getYear(), 11, 10);
        long since = start.until(day, java.time.temporal.ChronoUnit.DAYS);
        double advent = since < 0 || since > 45 ? 0 : since / 45.0;
        return .6 + 3.2 * advent * advent;
    }
}
