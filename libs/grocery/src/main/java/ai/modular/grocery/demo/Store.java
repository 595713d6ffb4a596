package ai.modular.grocery.demo;

import java.time.ZoneId;
import java.util.List;

/**
 * A store of the demo chain.
 *
 * @param size sales in relation to a usual store
 * @param assortment share of the catalogue that it lists
 * @param priceLevel its prices in relation to the catalogue's
 * @param commuters share of its week that follows the working days, 0 … 1
 * @param caution how much safety stock its manager keeps, 1 is usual
 */
public record Store(
        String locationId,
        String name,
        String city,
        int opensHour,
        int closesHour,
        double size,
        double assortment,
        double priceLevel,
        double commuters,
        double caution) {

    public static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    public static final String CURRENCY = "EUR";

    /** The stores of the chain, in the order in which a smaller chain takes them. */
    public static final List<Store> ALL = List.of(
            new Store("s01", "Harbour Street", "Galway", 7, 22, .85, .80, 1.00, .1, 1.0),
            new Store("s02", "Market Square", "Kilkenny", 8, 21, .66, .70, 1.00, .0, 1.15),
            new Store("s03", "Canal Bank", "Dublin", 7, 23, 1.20, .96, 1.02, .2, .9),
            new Store("s04", "Station Road", "Limerick", 6, 22, .55, .52, 1.04, .6, .75),
            new Store("s05", "Cathedral Quarter", "Cork", 7, 22, .99, .88, 1.00, .1, 1.0),
            new Store("s06", "Strand Road", "Sligo", 8, 21, .52, .56, 1.00, .0, 1.1));
}
