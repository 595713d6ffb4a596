package ai.modular.models.inventory;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Why a line deserves a look. */
final class OrderExceptions {

    private static final int NEW_DAYS = 42;

    private OrderExceptions() {}

    static Set<OrderException> of(OrderInput input, StockPosition position, Need need, int days) {
        Set<OrderException> result = EnumSet.noneOf(OrderException.class);
        result.addAll(input.conditions().found());
        DemandSigns signs = input.signs();
        LocalDate today = input.period().orderedOn();
        addIf(result, OrderException.WILL_RUN_OUT, need.risk() >= .5);
        addIf(result, OrderException.EXPIRES_UNSOLD, need.expired() >= 1);
        addIf(result, OrderException.UNUSUAL_DEMAND, signs.isUnusual(DemandPaths.sum(input.mean(), days), days));
        addIf(result, OrderException.PROMOTION_AHEAD, signs.promotionAhead());
        addIf(result, OrderException.STOCK_ASSUMED, position.assumed());
        addIf(result, OrderException.STOCK_NEGATIVE, position.booked().signum() < 0);
        addIf(result, OrderException.EXPIRED_STOCK, position.expiredOn(today).signum() > 0);
        addIf(result, OrderException.LEAVES_ASSORTMENT, leaves(input));
        addIf(
                result,
                OrderException.NEW_ITEM,
                input.limits()
                        .introducedOn()
                        .filter(first -> first.isAfter(today.minusDays(NEW_DAYS)))
                        .isPresent());
        addIf(result, OrderException.FORECAST_FALLBACK, signs.fallback());
        addIf(result, OrderException.NO_STOCK_POSITION, input.stock().isEmpty());
        return result;
    }

    private static boolean leaves(OrderInput input) {
        return input.limits()
                .lastDayOfSale()
                .filter(last -> last.isBefore(input.period().lastDay()))
                .isPresent();
    }

    private static void addIf(Set<OrderException> exceptions, OrderException exception, boolean applies) {
        if (applies) {
            exceptions.add(exception);
        }
    }
}
