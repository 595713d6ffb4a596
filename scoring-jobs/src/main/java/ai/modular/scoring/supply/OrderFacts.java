package ai.modular.scoring.supply;

import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.OrderConditions;
import ai.modular.models.inventory.OrderException;
import ai.modular.models.inventory.OrderLimits;
import ai.modular.models.inventory.SupplierMinimum;
import ai.modular.models.inventory.SupplyTerms;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Under what conditions a series is ordered: limits, costs, the supplier's calendar and minimum, and what was wrong with any of it. */
public final class OrderFacts {

    private final SupplyFacts facts;

    OrderFacts(SupplyFacts facts) {
        this.facts = facts;
    }

    public boolean hasDeliveryDay() {
        return !facts.list("delivery_days").isEmpty();
    }

    /** When an order of the business date arrives. Nobody decides before the store opens: a cut-off until then is missed. */
    public DeliveryCalendar calendar(SupplyTerms terms) {
        Set<java.time.LocalDate> closed =
                facts.<Date>list("closed_days").stream().map(Date::toLocalDate).collect(Collectors.toSet());
        return new DeliveryCalendar(terms.leadTimeDays(), terms.deliveryDays(), closed, cutoffMissed());
    }

    private boolean cutoffMissed() {
        return !facts.isMissing("cutoff_hour")
                && !facts.isMissing("opens_hour")
                && facts.<Integer>value("cutoff_hour") <= facts.<Integer>value("opens_hour");
    }

    /** Whether the supplier counts in another currency than the store. */
    public boolean mixesCurrencies() {
        return !facts.isMissing("supplier_currency")
                && !facts.value("supplier_currency").equals(facts.value("currency"));
    }

    /** The currency of the unit cost. */
    public String costCurrency() {
        return mixesCurrencies() ? facts.value("supplier_currency") : facts.value("currency");
    }

    /** What an order to the supplier must reach; nothing where it cannot be compared with the store's costs. */
    public SupplierMinimum minimum() {
        if (mixesCurrencies()) {
            return new SupplierMinimum(BigDecimal.ZERO, 0);
        }
        return new SupplierMinimum(facts.decimal("minimum_value").orElse(BigDecimal.ZERO), (int)
                facts.number("minimum_packs").orElse(0));
    }

    public OrderConditions conditions(SupplyTerms terms) {
        return new OrderConditions(limits(), money().costs(terms.criticalRatio(), ratioStated()), found(), told());
    }

    UnitMoney money() {
        UnitMoney money = UnitMoney.of(facts);
        return mixesCurrencies() ? money.unknown() : money;
    }

    private boolean ratioStated() {
        return !facts.isMissing("service_level");
    }

    private OrderLimits limits() {
        return new OrderLimits(
                facts.decimal("maximum_quantity"),
                facts.decimal("shelf_capacity"),
                facts.decimal("presentation_minimum").orElse(BigDecimal.ZERO),
                facts.day("introduced_on"),
                facts.day("delisted_on").map(day -> day.minusDays(1)),
                facts.day("snoozed_until"));
    }

    /** What a stated rule has replaced. */
    public Set<OrderException> found() {
        Set<OrderException> found = EnumSet.noneOf(OrderException.class);
        if (facts.says("lead_time_missing")) {
            found.add(OrderException.LEAD_TIME_MISSING);
        }
        if (facts.decimal("pack_size").orElse(BigDecimal.ZERO).signum() <= 0) {
            found.add(OrderException.PACK_SIZE_MISSING);
        }
        if (mixesCurrencies()) {
            found.add(OrderException.CURRENCY_MIXED);
        }
        if (!hasDeliveryDay()) {
            found.add(OrderException.NO_DELIVERY_DAY);
        }
        return found;
    }

    private Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        facts.day("delisted_on")
                .ifPresent(day -> told.put("last_day_of_sale", day.minusDays(1).toString()));
        if (cutoffMissed()) {
            told.put("cutoff_missed", "true");
        }
        if (!facts.isMissing("class")) {
            told.put("class", facts.value("class"));
        }
        return told;
    }
}
