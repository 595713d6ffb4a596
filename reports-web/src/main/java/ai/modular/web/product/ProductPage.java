package ai.modular.web.product;

import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.chart.DemandChart;
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
        List<Figure> terms,
        List<String> promotions) {

    /** @param tone class of the style sheet, empty for none */
    record Figure(String label, String value, String tone) {}

    record Exception(String tone, String label) {}

    /** @param whatIf what other quantities would bring; empty where it was not stored */
    record Order(
            String why,
            String arrives,
            String value,
            List<Exception> exceptions,
            ReceiptWords.View receipt,
            List<ReceiptWords.Choice> whatIf) {}

    /** @param share of the bar, 0 … 100 */
    record RiskDay(String day, String chance, String tone, double share, String lost) {}

    record Forecast(String day, String mean, String band50, String band90) {}
}
