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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
    private final Optional<SupplyFacts> facts;
    private final ForecastDays days;

    public SupplySeries(Series series, LocalDate businessDate) {
        this.series = series;
        this.date = businessDate;
        Row first = series.rows().get(0);
        this.facts = first.isNullAt(DAY) ? Optional.of(new SupplyFacts(first)) : Optional.empty();
        this.days = new ForecastDays(
                series.rows().subList(facts.isPresent() ? 1 : 0, series.rows().size()));
    }

    public String locationId() {
        return series.locationId();
    }

    public String itemId() {
        return series.itemId();
    }

    /** Why nothing can be said of the series' supply, whatever is forecast. */
    public Optional<String> reasonToSkip() {
        return reasonToOmit().or(this::reasonToDoubtTerms);
    }

    /** Why the series has no line in an order; a supplier who never delivers is no reason: its line says so. */
    public Optional<String> reasonToOmit() {
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
        return order().hasDeliveryDay() ? reasonToDoubtTerms() : Optional.empty();
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
        return Optional.of(new StockPosition(
                facts.get().day("as_of").orElse(date),
                facts.get().<Row>list("lots").stream()
                        .map(lot -> new StockLot(lot.getAs("quantity"), day(lot.getAs("expires_on"))))
                        .toList(),
                facts.get().<Row>list("on_order").stream()
                        .map(order -> new OpenOrder(
                                order.getAs("quantity"),
                                order.<Date>getAs("arrives_on").toLocalDate()))
                        .toList(),
                this.<Boolean>value("assumed")));
    }

    /** Whether the stock is older than a day. */
    public boolean isStockOld() {
        return facts.flatMap(known -> known.day("as_of"))
                .filter(day -> day.isBefore(date.minusDays(1)))
                .isPresent();
    }

    /** The stock as it should be at the close of the business date: what is older than a day, less what usually sells since. */
    public Optional<StockPosition> stockToday() {
        return stock().map(position -> isStockOld()
                ? position.afterUsualSales(usualPerDay(), position.asOf().until(date, ChronoUnit.DAYS))
                : position);
    }

    /** What sold of late; where that was not asked for, what is expected of the days to come. */
    private double usualPerDay() {
        return number("usual")
                .orElseGet(() -> hasForecast()
                        ? Arrays.stream(forecast().mean()).average().orElse(0)
                        : 0);
    }

    /** @throws IllegalArgumentException if they make no sense */
    public SupplyTerms terms(CriticalRatio ratio) {
        Set<DayOfWeek> deliveryDays = facts.orElseThrow().<Integer>list("delivery_days").stream()
                .map(DayOfWeek::of)
                .collect(Collectors.toSet());
        int leadTimeDays = this.<Integer>value("lead_time_days");
        int covered = deliveryDays.isEmpty()
                ? 1
                : new DeliveryCalendar(leadTimeDays, deliveryDays)
                        .protection(date)
                        .days();
        UnitMoney money = order().money();
        return new SupplyTerms(
                leadTimeDays,
                deliveryDays,
                packSize(),
                value("minimum_quantity"),
                ratio.of(number("service_level"), money.lostSale(), money.keepingPerDay() * covered),
                shelfLifeDays(),
                this.<Boolean>value("terms_assumed"));
    }

    /** What nobody packs is ordered by the unit. */
    public BigDecimal packSize() {
        BigDecimal given = value("pack_size");
        return given == null || given.signum() <= 0 ? BigDecimal.ONE : given;
    }

    /** Under what conditions it is ordered. */
    public OrderFacts order() {
        return new OrderFacts(facts.orElseThrow());
    }

    /** Days from ordering to the first day of sale. */
    public int leadTimeDays() {
        return this.<Integer>value("lead_time_days");
    }

    /** Days of sale of a fresh delivery; empty when it keeps. */
    public OptionalInt shelfLifeDays() {
        return SupplyTerms.daysOfSale(value("shelf_life_days"));
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
        return facts.orElseThrow().<Row>list("promotions").stream()
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
        return facts.orElseThrow().list(name);
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
        return facts.orElseThrow().number(name);
    }

    private boolean isMissing(String name) {
        return facts.orElseThrow().isMissing(name);
    }

    private <T> T value(String name) {
        return facts.orElseThrow().value(name);
    }

    private static Optional<LocalDate> day(Date date) {
        return Optional.ofNullable(date).map(Date::toLocalDate);
    }
}
