package ai.modular.scoring.orders;

import ai.modular.models.inventory.OrderException;
import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.Receipt;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.inventory.SupplierMinimum;
import ai.modular.scoring.supply.SupplySeries;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

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
    private BigDecimal packSize;
    private BigDecimal minimumValue;
    private int minimumPacks;
    private String more;

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
        result.currency = series.order().costCurrency();
        result.onHand = stock.map(StockPosition::booked).orElse(BigDecimal.ZERO);
        result.daysOfCover =
                proposal.daysOfCover().isPresent() ? proposal.daysOfCover().getAsDouble() : null;
        result.risk = proposal.risk();
        result.expectedLost = proposal.expectedLost();
        result.receipt = proposal.receipt().toJson();
        result.exceptions = proposal.exceptionCodes().toArray(String[]::new);
        result.packSize = series.packSize();
        result.keepMinimum(series.order().minimum(), proposal);
        return result;
    }

    /** What the lines of a supplier's order must know of each other; nothing where it has no minimum. */
    private void keepMinimum(SupplierMinimum minimum, OrderProposal proposal) {
        minimumValue = minimum.value();
        minimumPacks = minimum.packs();
        more = minimum.isNone() ? null : new Receipt(Receipt.VERSION, List.of(), proposal.more()).toJson();
    }

    SupplierMinimum minimum() {
        return new SupplierMinimum(minimumValue, minimumPacks);
    }

    /** The line as it takes part in its supplier's order. */
    SupplierMinimum.Line line() {
        Set<OrderException> codes = EnumSet.noneOf(OrderException.class);
        Arrays.stream(exceptions).map(OrderException::valueOf).forEach(codes::add);
        return new SupplierMinimum.Line(
                itemId,
                new OrderProposal(
                        quantity,
                        Receipt.fromJson(receipt),
                        codes,
                        daysOfCover == null ? OptionalDouble.empty() : OptionalDouble.of(daysOfCover),
                        risk,
                        expectedLost,
                        Receipt.fromJson(more).whatIf()),
                unitCost,
                packSize);
    }

    /** The line as its supplier's order has it. */
    ProposalRow changed(OrderProposal proposal) {
        quantity = proposal.quantity();
        receipt = proposal.receipt().toJson();
        exceptions = proposal.exceptionCodes().toArray(String[]::new);
        return this;
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

    public BigDecimal getPackSize() {
        return packSize;
    }

    public void setPackSize(BigDecimal value) {
        packSize = value;
    }

    public BigDecimal getMinimumValue() {
        return minimumValue;
    }

    public void setMinimumValue(BigDecimal value) {
        minimumValue = value;
    }

    public int getMinimumPacks() {
        return minimumPacks;
    }

    public void setMinimumPacks(int value) {
        minimumPacks = value;
    }

    public String getMore() {
        return more;
    }

    public void setMore(String value) {
        more = value;
    }
}
