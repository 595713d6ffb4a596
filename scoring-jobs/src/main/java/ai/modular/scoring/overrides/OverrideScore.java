package ai.modular.scoring.overrides;

import ai.modular.models.inventory.SupplyTerms;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.SingleOrder;
import ai.modular.models.simulation.SingleOrder.Outcome;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Plays the decided quantity and the proposed one through the demand that came. Lost and wasted units have the
 * costs of the orders; a unit that is left was kept, and of what spoils it is charged with the part of its shelf life that is over.
 */
final class OverrideScore implements MapFunction<Row, Row> {

    private static final long serialVersionUID = 1L;

    static final StructType RESULT = new StructType()
            .add("location_id", DataTypes.StringType)
            .add("item_id", DataTypes.StringType)
            .add("night", DataTypes.DateType)
            .add("last_day", DataTypes.DateType)
            .add("decided_by", DataTypes.StringType)
            .add("verdict", DataTypes.StringType)
            .add("reason", DataTypes.StringType)
            .add("proposed", DataTypes.DoubleType)
            .add("ordered", DataTypes.DoubleType)
            .add("demand", DataTypes.DoubleType)
            .add("recovered", DataTypes.BooleanType)
            .add("lost_proposed", DataTypes.DoubleType)
            .add("lost_ordered", DataTypes.DoubleType)
            .add("wasted_proposed", DataTypes.DoubleType)
            .add("wasted_ordered", DataTypes.DoubleType)
            .add("left_proposed", DataTypes.DoubleType)
            .add("left_ordered", DataTypes.DoubleType)
            .add("gained", DataTypes.DoubleType)
            .add("currency", DataTypes.StringType);

    /** @param row a decision, with lots and on_order of its night, and days: ascending structs of ds, demand and availability */
    @Override
    public Row call(Row row) {
        LocalDate night = day(row.getAs("night"));
        LocalDate last = day(row.getAs("last_day"));
        int days = (int) ChronoUnit.DAYS.between(night, last);
        double[] demand = new double[days];
        boolean recovered = false;
        for (Row day : row.<Row>getList(row.fieldIndex("days"))) {
            demand[after(night, day.getAs("ds")) - 1] = day.<Double>getAs("demand");
            recovered |= day.<Double>getAs("availability") < 1;
        }
        OptionalInt keeps = SupplyTerms.daysOfSale(row.getAs("shelf_life_days"));
        ItemStock opening = opening(row, night, days);
        int arrivesIn = Math.max(1, after(night, row.getAs("delivery_date")));
        double proposed = row.<Double>getAs("proposed");
        double ordered = row.<Double>getAs("ordered");
        Outcome untouched = SingleOrder.play(opening, proposed, arrivesIn, keeps, demand);
        Outcome decided = SingleOrder.play(opening, ordered, arrivesIn, keeps, demand);
        double sum = 0;
        for (double value : demand) {
            sum += value;
        }
        return RowFactory.create(
                row.getAs("location_id"),
                row.getAs("item_id"),
                row.getAs("night"),
                row.getAs("last_day"),
                row.getAs("decided_by"),
                row.getAs("verdict"),
                row.getAs("reason"),
                proposed,
                ordered,
                sum,
                recovered,
                untouched.lost(),
                decided.lost(),
                untouched.wasted(),
                decided.wasted(),
                untouched.left(),
                decided.left(),
                cost(row, untouched, days, keeps) - cost(row, decided, days, keeps),
                row.getAs("currency"));
    }

    private static double cost(Row row, Outcome outcome, int days, OptionalInt shelfLife) {
        double waste = row.<Double>getAs("waste_cost");
        double spoils = shelfLife.isPresent() ? Math.min(1, days / (double) shelfLife.getAsInt()) : 0;
        return outcome.lost() * row.<Double>getAs("lost_cost")
                + outcome.wasted() * waste
                + outcome.left() * (row.<Double>getAs("keeping_cost") * days + spoils * waste);
    }

    /** What lay there and was on its way at the close of the night. */
    private static ItemStock opening(Row row, LocalDate night, int days) {
        List<ItemStock.Lot> lots = new ArrayList<>();
        for (Row lot : row.<Row>getList(row.fieldIndex("lots"))) {
            Date expires = lot.getAs("expires_on");
            double quantity = lot.<BigDecimal>getAs("quantity").doubleValue();
            int left = expires == null ? ItemStock.KEEPS : after(night, expires);
            if (quantity > 0 && left > 0) {
                lots.add(new ItemStock.Lot(quantity, left));
            }
        }
        double[] arriving = new double[days];
        for (Row order : row.<Row>getList(row.fieldIndex("on_order"))) {
            int in = Math.max(1, after(night, order.getAs("arrives_on")));
            if (in <= days) {
                arriving[in - 1] += order.<BigDecimal>getAs("quantity").doubleValue();
            }
        }
        return new ItemStock(lots, arriving);
    }

    private static int after(LocalDate night, Date date) {
        return (int) ChronoUnit.DAYS.between(night, date.toLocalDate());
    }

    private static LocalDate day(Date date) {
        return date.toLocalDate();
    }
}
