package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Stock that expires together.
 *
 * @param quantity base units; a negative book stock is allowed and counts as none
 * @param expiresOn last day on which it may be sold; empty when it does not expire or nobody knows
 */
public record StockLot(BigDecimal quantity, Optional<LocalDate> expiresOn) {}
