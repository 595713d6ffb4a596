package ai.modular.training.demand;

import ai.modular.contracts.model.DemandSeries;
import java.sql.Date;

/** A series of the sample on its way to the trainer: a bean, because Spark encodes beans. */
public class SampledSeries {

    private String locationId;
    private String itemId;
    private String group;
    private Date origin;
    private double[] demand;
    private double[] sold;
    private double[] availability;
    private double[] price;
    private double[] discount;
    private double[] event;

    static SampledSeries of(DemandSeries series) {
        SampledSeries result = new SampledSeries();
        result.locationId = series.locationId();
        result.itemId = series.itemId();
        result.group = series.group();
        result.origin = Date.valueOf(series.origin());
        result.demand = series.demand();
        result.sold = series.sold();
        result.availability = series.availability();
        result.price = series.price();
        result.discount = series.discount();
        result.event = series.event();
        return result;
    }

    DemandSeries series() {
        return new DemandSeries(
                locationId, itemId, group, origin.toLocalDate(), demand, sold, availability, price, discount, event);
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

    public String getGroup() {
        return group;
    }

    public void setGroup(String value) {
        group = value;
    }

    public Date getOrigin() {
        return origin;
    }

    public void setOrigin(Date value) {
        origin = value;
    }

    public double[] getDemand() {
        return demand;
    }

    public void setDemand(double[] value) {
        demand = value;
    }

    public double[] getSold() {
        return sold;
    }

    public void setSold(double[] value) {
        sold = value;
    }

    public double[] getAvailability() {
        return availability;
    }

    public void setAvailability(double[] value) {
        availability = value;
    }

    public double[] getPrice() {
        return price;
    }

    public void setPrice(double[] value) {
        price = value;
    }

    public double[] getDiscount() {
        return discount;
    }

    public void setDiscount(double[] value) {
        discount = value;
    }

    public double[] getEvent() {
        return event;
    }

    public void setEvent(double[] value) {
        event = value;
    }
}
