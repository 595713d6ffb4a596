package ai.modular.grocery.demo;

/**
 * What somebody wants to buy: one product of one basket.
 *
 * @param second second of the local day
 * @param basket number of the basket within the store's day
 * @param customerId the household's card, or null
 * @param item index in the store's listing
 * @param thousandths quantity wanted
 */
record Purchase(int second, int basket, String customerId, int item, long thousandths) {}
