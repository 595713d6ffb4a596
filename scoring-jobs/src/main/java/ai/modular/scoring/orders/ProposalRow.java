package ai.modular.scoring.orders;

import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.StockPosition;
import ai.modular.scoring.supply.SupplySeries;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;

/** A row of {@code gold.order_proposal}, or a skipped series: a bean, because Spark encodes beans. Either {@code reason} is null or all else is. */
public class ProposalRow {

    private String locationId;
    private String itemId;
    private String reason;
    private String supplierId;
    private Date deliveryDate;
    private BigDecimal quantity;
    private String unit;
    private BigDecimal unitCost;
    private String currency;
    private BigDecimal onHand;
    private Double daysOfCover;
    private double risk;
    private double expectedLost;
    private String receipt;
    private String[] exceptions;

    static ProposalRow skipped(String locationId, String itemId, String reason) {
        ProposalRow result = new ProposalRow();
        result.locationId = locationId;
        result.itemId = itemId;
        result.reason = reason;
        return result;
    }

    static ProposalRow of(
            SupplySeries series, LocalDate delivery, Optional<StockPosition> stock, OrderProposal proposal) {
        ProposalRow result = skipped(series.locationId(), series.itemId(), null);
        result.supplierId = series.supplierId();
        result.deliveryDate = Date.valueOf(delivery);
        result.quantity = proposal.quantity();
        result.unit = series.unit();
        result.unitCost = series.unitCost();
        result.currency = series.currency();
        result.onHand = stock.map(StockPosition::booked).orElse(BigDecimal.ZERO);
        result.daysOfCover =
                proposal.daysOfCover().isPresent() ? proposal.daysOfCover().getAsDouble() : null;
        result.risk = proposal.risk();
        result.expectedLost = proposal.expectedLost();
        result.receipt = proposal.receipt().toJson();
        result.exceptions = proposal.exceptionCodes().toArray(String[]::new);
        return result;
    }

    public String getLocationId() {
        return locationId;
    }

    public void setLocationId(String value) {
        locationId = value;
    }

    public String getItemId() {
        return itemId;
    }

    public void setItemId(String value) {
        itemId = value;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String value) {
        reason = value;
    }

    public String getSupplierId() {
        return supplierId;
    }

    public void setSupplierId(String value) {
        supplierId = value;
    }

    public Date getDeliveryDate() {
        return deliveryDate;
    }

    public void setDeliveryDate(Date value) {
        deliveryDate = value;
    }

    public BigDecimal getQuantity() {
        return quantity;
    }

    public void setQuantity(BigDecimal value) {
        quantity = value;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String value) {
        unit = value;
    }

    public BigDecimal getUnitCost() {
        return unitCost;
    }

    public void setUnitCost(BigDecimal value) {
        unitCost = value;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String value) {
        currency = value;
    }

    public BigDecimal getOnHand() {
        return onHand;
    }

    public void setOnHand(BigDecimal value) {
        onHand = value;
    }

    public Double getDaysOfCover() {
        return daysOfCover;
    }

    public void setDaysOfCover(Double value) {
        daysOfCover = value;
    }

    public double getRisk() {
        return risk;
    }

    public void setRisk(double value) {
        risk = value;
    }

    public double getExpectedLost() {
        return expectedLost;
    }

    public void setExpectedLost(double value) {
        expectedLost = value;
    }

    public String getReceipt() {
        return receipt;
    }

    public void setReceipt(String value) {
        receipt = value;
    }

    public String[] getExceptions() {
        return exceptions;
    }

    public void setExceptions(String[] value) {
        exceptions = value;
    }
}
