package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much to order: enough for the demand until the next order becomes sellable, with the probability that the critical ratio asks for
 * (newsvendor; Silver, Pyke, Thomas, Inventory and Production Management in Supply Chains, 2017, chapters 7 and 9), on the stock as it is
 * projected: what is lost before the delivery is not ordered afterwards, what expires is no stock.
 */
public final class OrderQuantity {

    private OrderQuantity() {}

    public static OrderProposal propose(OrderInput input) {
        StockPosition position =
                input.stock().orElseGet(() -> StockPosition.none(input.period().orderedOn()));
        ProjectedStock stock = ProjectedStock.of(
                position, input.period().orderedOn(), input.terms().shelfLifeDays());
        int days = daysCovered(input);
        Need need = Need.of(stock, input.paths(), input.period().daysBeforeDelivery(), days);
        Receipt receipt = receipt(input, position, stock, need, days);
        return new OrderProposal(
                receipt.sum(),
                receipt,
                exceptions(input, position, need, days),
                DaysOfCover.of(stock.onHand().doubleValue(), input.mean()),
                need.risk(),
                need.lost());
    }

    /** Nothing is proposed where nothing is forecast: an empty receipt, and the reason as an exception. */
    public static OrderProposal withoutForecast() {
        return new OrderProposal(
                BigDecimal.ZERO.setScale(Term.SCALE),
                new Receipt(Receipt.VERSION, List.of()),
                Set.of(OrderException.NO_FORECAST),
                OptionalDouble.empty(),
                0,
                0);
    }

    /** An order cannot cover days on which its own goods have expired. */
    private static int daysCovered(OrderInput input) {
        int days = input.period().days();
        var shelfLife = input.terms().shelfLifeDays();
        return shelfLife.isEmpty() ? days : Math.min(days, input.period().daysBeforeDelivery() + shelfLife.getAsInt());
    }

    private static Receipt receipt(
            OrderInput input, StockPosition position, ProjectedStock stock, Need need, int days) {
        SupplyTerms terms = input.terms();
        LocalDate lastDay = input.period().orderedOn().plusDays(days);
        BigDecimal onOrder = onOrderUntil(position, lastDay);
        BigDecimal target = ReceiptWriter.rounded(need.quantile(terms.criticalRatio()));
        BigDecimal asked = target.max(BigDecimal.ZERO);
        BigDecimal packed = PackRounding.toPacks(asked, terms.packSize(), need, terms.criticalRatio());
        BigDecimal ordered = PackRounding.toMinimum(packed, terms.packSize(), terms.minimum());
        BigDecimal expected = ReceiptWriter.rounded(DemandPaths.sum(input.mean(), days));
        BigDecimal lost = ReceiptWriter.rounded(need.lost());
        BigDecimal expired = ReceiptWriter.rounded(need.expired());
        // What the critical ratio adds is told beside the demand it protects; it is what the other terms leave to the
        // target.
        BigDecimal safety = target.subtract(expected)
                .add(lost)
                .add(stock.onHand())
                .subtract(expired)
                .add(onOrder);
        return new ReceiptWriter()
                .term(TermCode.EXPECTED_DEMAND, expected, demandFacts(input, days, lastDay))
                .termIfAny(
                        TermCode.LOST_BEFORE_DELIVERY,
                        lost.negate(),
                        Map.of("until", input.period().delivery().toString()))
                .term(
                        TermCode.SAFETY_STOCK,
                        safety,
                        Map.of("critical_ratio", String.format(Locale.ROOT, "%.3f", terms.criticalRatio())))
                .term(TermCode.ON_HAND, stock.onHand().negate(), stockFacts(position))
                .termIfAny(TermCode.EXPIRES_UNSOLD, expired, Map.of())
                .termIfAny(TermCode.ON_ORDER, onOrder.negate(), arrivalFacts(position))
                .upToIfAny(TermCode.NOT_NEEDED, asked, Map.of())
                .upToIfAny(TermCode.PACK_ROUNDING, packed, packFacts(terms.packSize(), packed))
                .upToIfAny(TermCode.MINIMUM, ordered, Map.of("minimum", plain(terms.minimum())))
                .receipt();
    }

    private static BigDecimal onOrderUntil(StockPosition position, LocalDate lastDay) {
        return position.onOrder().stream()
                .filter(order -> !order.arrivesOn().isAfter(lastDay))
                .map(OpenOrder::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(Term.SCALE, RoundingMode.HALF_EVEN);
    }

    private static Map<String, String> demandFacts(OrderInput input, int days, LocalDate lastDay) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("first_day", input.period().firstDay().toString());
        facts.put("last_day", lastDay.toString());
        facts.put("days", String.valueOf(days));
        if (days > input.mean().length) {
            facts.put("days_beyond_forecast", String.valueOf(days - input.mean().length));
        }
        if (input.terms().assumed()) {
            facts.put("terms_assumed", "true");
        }
        return facts;
    }

    private static Map<String, String> stockFacts(StockPosition position) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("as_of", position.asOf().toString());
        if (position.assumed()) {
            facts.put("assumed", "true");
        }
        if (position.booked().signum() < 0) {
            facts.put("booked", plain(position.booked()));
        }
        return facts;
    }

    private static Map<String, String> arrivalFacts(StockPosition position) {
        return position.onOrder().stream()
                .map(OpenOrder::arrivesOn)
                .min(Comparator.naturalOrder())
                .map(day -> Map.of("next_arrival", day.toString()))
                .orElse(Map.of());
    }

    private static Map<String, String> packFacts(BigDecimal pack, BigDecimal packed) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("pack_size", plain(pack));
        facts.put("packs", plain(packed.divide(pack)));
        return facts;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Set<OrderException> exceptions(OrderInput input, StockPosition position, Need need, int days) {
        Set<OrderException> result = EnumSet.noneOf(OrderException.class);
        DemandSigns signs = input.signs();
        addIf(result, OrderException.WILL_RUN_OUT, need.risk() >= .5);
        addIf(result, OrderException.EXPIRES_UNSOLD, need.expired() >= 1);
        addIf(result, OrderException.UNUSUAL_DEMAND, signs.isUnusual(DemandPaths.sum(input.mean(), days), days));
        addIf(result, OrderException.PROMOTION_AHEAD, signs.promotionAhead());
        addIf(result, OrderException.STOCK_ASSUMED, position.assumed());
        addIf(result, OrderException.STOCK_NEGATIVE, position.booked().signum() < 0);
        addIf(result, OrderException.FORECAST_FALLBACK, signs.fallback());
        addIf(result, OrderException.NO_STOCK_POSITION, input.stock().isEmpty());
        return result;
    }

    private static void addIf(Set<OrderException> exceptions, OrderException exception, boolean applies) {
        if (applies) {
            exceptions.add(exception);
        }
    }
}
