package ai.modular.grocery.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * A household with a customer card.
 *
 * @param persons how many shop and eat together
 * @param preferences tags of the products it likes
 * @param since the card's first day
 * @param visitsPerWeek how often it comes
 * @param hour when it likes to come
 * @param habits what it buys again and again
 */
public record Household(
        String customerId,
        String locationId,
        int persons,
        List<String> preferences,
        LocalDate since,
        double visitsPerWeek,
        int hour,
        List<Habit> habits) {

    /**
     * A product that is bought about every so many days.
     *
     * @param phase the day of the cycle on which it was bought first, counted from a fixed day
     */
    public record Habit(Product product, double cycleDays, double phase) {}
}
