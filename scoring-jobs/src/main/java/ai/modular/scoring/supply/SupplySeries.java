package ai.modular.scoring.supply;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.models.demand.SamplePaths;
import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.DemandSigns;
import ai.modular.models.inventory.OpenOrder;
import ai.modular.models.inventory.ProtectionPeriod;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.inventory.SupplyTerms;
import ai.modular.spark.SeriesBatches.Series;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** One series with all that is known of its supply and demand, read from the rows of {@link SupplyTables}. */
public final class SupplySeries {

    private static final int DAY = 2;

    private final Series series;
    private final LocalDate date;
    private final Optional<Row> facts;
    private final ForecastDays days;

    public SupplySeries(Series series, LocalDate businessDate) {
        this.series = series;
        this.date = businessDate;
        Row first = series.rows().get(0);
        this.facts = first.isNullAt(DAY) ? Optional.of(first) : Optional.empty();
        this.days = new ForecastDays(
                series.rows().subList(facts.isPresent() ? 1 : 0, series.rows().size()));
    }

    public String locationId() {
        return series.locationId();
    }

    public String itemId() {
        return series.itemId();
    }

    /** Why nothing can be ordered for the series, whatever is forecast. */
    public Optional<String> reasonToSkip() {
        if (facts.isEmpty() || isMissing("supplier_id")) {
            return Optional.of("no supply terms");
        }
        if (isMissing("unit") || isMissing("currency")) {
            return Optional.of(
                    isMissing("unit") ? "the item is not in the catalogue" : "the store is not in the catalogue");
        }
        Date delistedOn = value("delisted_on");
        if (delistedOn != null && !delistedOn.toLocalDate().isAfter(date)) {
            return Optional.of("delisted on " + delistedOn);
        }
        return reasonToDoubtTerms();
    }

    private Optional<String> reasonToDoubtTerms() {
        try {
            terms(new CriticalRatio(.5, .5, .5));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("supply terms: " + e.getMessage());
        }
    }

    public boolean hasForecast() {
        return !days.isEmpty();
    }

    /** From the day after the business date on; only when {@link #hasForecast}. */
    public DemandForecast forecast() {
        return days.forecast();
    }

    /** Same seed, location, item and date: same paths. */
    public double[][] paths(DemandForecast forecast, int count, long seed) {
        return SamplePaths.draw(
                forecast, days.dayCorrelation(), count, PathSeed.of(seed, locationId(), itemId(), date));
    }

    /** Empty when nobody wrote one: that is not the same as an empty shelf. */
    public Optional<StockPosition> stock() {
        if (facts.isEmpty() || isMissing("on_hand")) {
            return Optional.empty();
        }
        List<Row> lots = facts.get().getList(facts.get().fieldIndex("lots"));
        List<Row> onOrder = facts.get().getList(facts.get().fieldIndex("on_order"));
        return Optional.of(new StockPosition(
                date,
                lots.stream()
                        .map(lot -> new StockLot(lot.getAs("quantity"), day(lot.getAs("expires_on"))))
                        .toList(),
                onOrder.stream()
                        .map(order -> new OpenOrder(
                                order.getAs("quantity"),
                                order.<Date>getAs("arrives_on").toLocalDate()))
                        .toList(),
                this.<Boolean>value("assumed")));
    }

    /** @throws IllegalArgumentException if they make no sense */
    public SupplyTerms terms(CriticalRatio ratio) {
        List<Integer> weekdays = facts.orElseThrow().getList(facts.get().fieldIndex("delivery_days"));
        Set<DayOfWeek> deliveryDays = weekdays.stream().map(DayOfWeek::of).collect(Collectors.toSet());
        int leadTimeDays = this.<Integer>value("lead_time_days");
        int covered = deliveryDays.isEmpty()
                ? 1
                : new DeliveryCalendar(leadTimeDays, deliveryDays)
                        .protection(date)
                        .days();
        return new SupplyTerms(
                leadTimeDays,
                deliveryDays,
                value("pack_size"),
                value("minimum_quantity"),
                ratio.of(number("service_level"), number("price"), unitCost().doubleValue(), covered, shelfLifeDays()),
                shelfLifeDays(),
                this.<Boolean>value("terms_assumed"));
    }

    public OptionalInt shelfLifeDays() {
        Integer value = value("shelf_life_days");
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** What else may raise an exception for an order that covers the period. */
    public DemandSigns signs(ProtectionPeriod period) {
        boolean fallback = hasForecast() && days.isFallback();
        return new DemandSigns(number("usual"), promotionIn(period), fallback);
    }

    private boolean promotionIn(ProtectionPeriod period) {
        return promotionIn(period.firstDay(), period.lastDay());
    }

    /** Whether a promotion runs on any of the days; those that ended before the business date are not known. */
    public boolean promotionIn(LocalDate first, LocalDate last) {
        if (isMissing("promotions")) {
            return false;
        }
        List<Row> promotions = facts.orElseThrow().getList(facts.get().fieldIndex("promotions"));
        return promotions.stream()
                .anyMatch(promotion -> !promotion
                                .<Date>getAs("first_day")
                                .toLocalDate()
                                .isAfter(last)
                        && !promotion.<Date>getAs("last_day").toLocalDate().isBefore(first));
    }

    /** Of the last known list; empty when nobody gave one. */
    public OptionalDouble price() {
        return number("price");
    }

    /** What the caller joined to the series; empty where it is null. */
    public <T> Optional<T> fact(String name) {
        return Optional.ofNullable(value(name));
    }

    /** An array that the caller joined to the series; empty where it is null. */
    public <T> List<T> list(String name) {
        return isMissing(name)
                ? List.of()
                : facts.orElseThrow().getList(facts.get().fieldIndex(name));
    }

    public String supplierId() {
        return value("supplier_id");
    }

    public String unit() {
        return value("unit");
    }

    public String currency() {
        return value("currency");
    }

    public BigDecimal unitCost() {
        return value("unit_cost");
    }

    private OptionalDouble number(String name) {
        Object value = value(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(((Number) value).doubleValue());
    }

    private boolean isMissing(String name) {
        return value(name) == null;
    }

    private <T> T value(String name) {
        return facts.orElseThrow().getAs(name);
    }

    private static Optional<LocalDate> day(Date date) {
        return Optional.ofNullable(date).map(Date::toLocalDate);
    }
}
