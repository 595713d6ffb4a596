package ai.modular.scoring.stockout;

import ai.modular.models.inventory.StockoutRisk;

/** What became of one series: a bean, because Spark encodes beans. Either {@code reason} is null or the arrays are. */
public class SeriesRisk {

    private String locationId;
    private String itemId;
    private String reason;
    private double[] probability;
    private double[] expectedLost;
    private String model;

    static SeriesRisk skipped(String locationId, String itemId, String reason) {
        SeriesRisk result = new SeriesRisk();
        result.locationId = locationId;
        result.itemId = itemId;
        result.reason = reason;
        return result;
    }

    /** @param model that the probabilities come from */
    static SeriesRisk of(String locationId, String itemId, StockoutRisk risk, String model) {
        SeriesRisk result = skipped(locationId, itemId, null);
        result.probability = risk.probability();
        result.expectedLost = risk.expectedLost();
        result.model = model;
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

    public String getReason() {
        return reason;
    }

    public void setReason(String value) {
        reason = value;
    }

    public double[] getProbability() {
        return probability;
    }

    public void setProbability(double[] value) {
        probability = value;
    }

    public double[] getExpectedLost() {
        return expectedLost;
    }

    public void setExpectedLost(double[] value) {
        expectedLost = value;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String value) {
        model = value;
    }
}
