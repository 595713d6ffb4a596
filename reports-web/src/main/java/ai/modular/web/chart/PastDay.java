package ai.modular.web.chart;

import java.time.LocalDate;

/**
 * @param sold units sold
 * @param availability share of the day in stock, 0 … 1
 * @param demand units that would have been sold with stock
 */
public record PastDay(LocalDate date, double sold, double availability, double demand) {

    /** Empty for a part of the day at least; what rounds to a full day is one. */
    public boolean outOfStock() {
        return availability < .995;
    }
}
