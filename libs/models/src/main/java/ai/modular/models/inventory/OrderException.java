package ai.modular.models.inventory;

/** Why a line deserves a look before it is ordered. The names are what tables and pages hold. */
public enum OrderException {
    /** More likely than not the shelf is empty before this order can arrive. */
    WILL_RUN_OUT,
    /** Stock on hand is expected to expire before it sells. */
    EXPIRES_UNSOLD,
    /** The forecast is far from what the item usually sells. */
    UNUSUAL_DEMAND,
    /** A discount is planned in the days that the order covers. */
    PROMOTION_AHEAD,
    /** Nobody knows the stock: it is a stand-in. */
    STOCK_ASSUMED,
    /** The books say less than nothing: taken as none. */
    STOCK_NEGATIVE,
    /** The stock is older than a day: what usually sells since then was taken off. */
    STOCK_OLD,
    /** The books hold stock that has expired: it counts as none. */
    EXPIRED_STOCK,
    /** The supplier never delivers: nothing is proposed. */
    NO_DELIVERY_DAY,
    /** Nobody gave a lead time: a long one stands in. */
    LEAD_TIME_MISSING,
    /** The pack size is 0: it is ordered by the piece. */
    PACK_SIZE_MISSING,
    /** The supplier counts in another currency than the store: costs are not compared, its minimum is not applied. */
    CURRENCY_MIXED,
    /** The smallest order does not fit on the shelf. */
    SHELF_TOO_SMALL,
    /** The largest order is smaller than the smallest: nothing is ordered. */
    LIMITS_CONFLICT,
    /** The order does not reach the supplier's minimum, and waiting costs less than filling it up. */
    ORDER_POSTPONED,
    /** The item leaves the assortment before the days that an order covers are over. */
    LEAVES_ASSORTMENT,
    /** The item is new: little is known of its demand. */
    NEW_ITEM,
    /** The forecast is the seasonal naive's, for want of a trained model. */
    FORECAST_FALLBACK,
    /** There is no stock position at all. */
    NO_STOCK_POSITION,
    /** There is no forecast: nothing is proposed. */
    NO_FORECAST
}
