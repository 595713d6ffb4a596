package ai.modular.scoring.publish;

import ai.modular.spark.SeriesBatches.Series;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/** A row of {@code insight.demand_recent_revision}: a bean, because Spark encodes beans. One element per day; a day without a record is 0, 0, 0. */
public class RecentDemand {

    private static final int DAY = 2;
    private static final int SOLD = 3;
    private static final int AVAILABILITY = 4;
    private static final int DEMAND = 5;

    private String locationId;
    private String itemId;
    private Date firstDay;
    private float[] sold;
    private float[] availability;
    private float[] demand;

    /**
     * @param series rows with location, item, day since 1970, units sold, availability, demand, in the order of the day
     * @param last day of the arrays
     */
    static RecentDemand of(Series series, LocalDate last) {
        List<Row> rows = series.rows();
        int first = rows.get(0).getInt(DAY);
        int days = (int) last.toEpochDay() - first + 1;
        RecentDemand result = new RecentDemand();
        result.locationId = series.locationId();
        result.itemId = series.itemId();
        result.firstDay = Date.valueOf(LocalDate.ofEpochDay(first));
        result.sold = new float[days];
        result.availability = new float[days];
        result.demand = new float[days];
        for (Row row : rows) {
            int day = row.getInt(DAY) - first;
            result.sold[day] = (float) row.getDouble(SOLD);
            result.availability[day] = (float) row.getDouble(AVAILABILITY);
            result.demand[day] = (float) row.getDouble(DEMAND);
        }
        return result;
    }

    public String getLocationId() {
        return locationId;
    }

    public void setLocationId(String value) {
        locationId = value;
    }

    public String getItemId() {
        return itemId;
    }

    public void setItemId(String value) {
        itemId = value;
    }

    public Date getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(Date value) {
        firstDay = value;
    }

    public float[] getSold() {
        return sold;
    }

    public void setSold(float[] value) {
        sold = value;
    }

    public float[] getAvailability() {
        return availability;
    }

    public void setAvailability(float[] value) {
        availability = value;
    }

    public float[] getDemand() {
        return demand;
    }

    public void setDemand(float[] value) {
        demand = value;
    }
}
