package ai.modular.web.outcome;

import ai.modular.web.chart.MoneyChart;
import java.util.List;

/** What the page of the outcome shows. */
record OutcomePage(
        String over,
        String summary,
        String dataTo,
        List<Figure> figures,
        MoneyChart chart,
        List<Table> tables,
        String decided,
        List<Table> scores,
        List<Decision> decisions,
        boolean manyStores) {

    /** @param note how it was in the period before */
    record Figure(String label, String value, String note, String tone) {}

    /** @param columns names of the cells */
    record Table(String title, String first, List<String> columns, List<Line> lines) {}

    /** @param address empty for none */
    record Line(String name, String address, List<String> cells) {}

    record Decision(
            String name, String address, String small, String change, String came, String gained, String tone) {}
}
