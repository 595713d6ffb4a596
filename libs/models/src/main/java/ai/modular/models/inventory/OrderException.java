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
    /** The forecast is the seasonal naive's, for want of a trained model. */
    FORECAST_FALLBACK,
    /** There is no stock position at all. */
    NO_STOCK_POSITION,
    /** There is no forecast: nothing is proposed. */
    NO_FORECAST
}
