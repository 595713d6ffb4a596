package ai.modular.grocery.demo;

import java.time.LocalDate;

/**
 * One line of an order that is on its way.
 *
 * @param orderedOn the day on which it was sent: the morning after the day that was planned from
 * @param arrivesOn first day of sale
 */
public record OpenOrder(
        String orderId, String itemId, String supplierId, long thousandths, LocalDate orderedOn, LocalDate arrivesOn) {}
