package ai.modular.etl.demandhistory;

/**
 * When a store sells, in local hours.
 *
 * @param opens the first hour, 0 … 23
 * @param closes the hour after the last one, 1 … 24
 */
public record OpeningHours(int opens, int closes) {

    public static final int HOURS = 24;

    public OpeningHours {
        if (opens < 0 || closes > HOURS || opens >= closes) {
            throw new IllegalArgumentException(
                    "opening hours are %d to %d, but must be within 0 to 24".formatted(opens, closes));
        }
    }

    boolean contains(int hour) {
        return hour >= opens && hour < closes;
    }
}
