package ai.modular.web.product;

import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.chart.DemandChart;
import ai.modular.web.decision.DecisionView;
import java.time.LocalDate;
import java.util.List;

/** What the page of a product shows. */
record ProductPage(
        String title,
        String subtitle,
        String back,
        String dataTo,
        boolean stale,
        List<String> facts,
        List<String> notes,
        List<Figure> figures,
        DemandChart wide,
        DemandChart small,
        boolean hasChart,
        List<Order> orders,
        List<RiskDay> risks,
        List<Forecast> forecasts,
        List<SpecialDay> specialDays,
        List<Figure> terms,
        List<String> promotions) {

    /** @param tone class of the style sheet, empty for none */
    record Figure(String label, String value, String tone) {}

    record Exception(String tone, String label) {}

    /**
     * What the form of the decision speaks of.
     *
     * @param id of the product
     * @param date of the night
     * @param back address of this page
     */
    record Decide(String id, LocalDate date, String back, DecisionView decision) {}

    /**
     * @param whatIf what other quantities would bring; empty where it was not stored
     * @param decide null where the product has several orders at once
     */
    record Order(
            String why,
            String arrives,
            String value,
            List<Exception> exceptions,
            ReceiptWords.View receipt,
            List<ReceiptWords.Choice> whatIf,
            Decide decide) {}

    /**
     * What puts the order to rest, or says that it is.
     *
     * @param resting until when, who and why; empty while it is ordered as usual
     * @param may whether the person may change that
     * @param back address of this page
     */
    record RestForm(String resting, boolean may, String item, LocalDate earliest, LocalDate latest, String back) {}

    /** @param share of the bar, 0 … 100 */
    record RiskDay(String day, String chance, String tone, double share, String lost) {}

    /** @param why what is planned for the day; empty for nothing */
    record Forecast(String day, String mean, String band50, String band90, String why) {}

    /** A past day that was not like others. */
    record SpecialDay(String day, String sold, String demand, String why) {}
}
