package ai.modular.web.today;

import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.access.Store;
import ai.modular.web.chart.DemandChart;
import ai.modular.web.chart.Sparkline;
import ai.modular.web.decision.DecisionView;
import java.time.LocalDate;
import java.util.List;

/** What the page of today's order shows, ready to be written down. */
record TodayPage(
        Store store,
        List<Store> stores,
        Head head,
        List<Card> cards,
        List<Option> departments,
        List<Option> suppliers,
        List<Option> exceptions,
        OrderFilter filter,
        List<Group> groups,
        Pages pages,
        List<Left> left,
        Night night,
        boolean mayDecide) {

    /** What forms on the page speak of. */
    record Night(LocalDate date, int revision) {}

    /**
     * @param dataTo chip: to which day the data reach
     * @param stale whether that is older than it should be
     * @param facts revision, model, publication
     */
    record Head(String title, String summary, String dataTo, boolean stale, List<String> facts, List<String> notes) {}

    /** @param chosen whether the lines below are these */
    record Card(String tone, String title, String detail, String action, String address, boolean chosen) {}

    record Option(String value, String label, boolean chosen) {}

    /** A chip beside a supplier's name. */
    record Chip(String tone, String label) {}

    /**
     * @param open how many lines wait for a decision, in words; null when none does
     * @param shut the order is written: nothing can be decided any more
     */
    record Group(
            String supplierId,
            String supplier,
            List<Chip> chips,
            String summary,
            String open,
            boolean shut,
            List<Row> rows) {}

    /** @param pack small print below the name */
    record Row(
            String id,
            String name,
            String pack,
            String address,
            String onHand,
            String cover,
            Sparkline spark,
            String riskTone,
            String risk,
            List<Chip> exceptions,
            String quantity,
            String packs,
            boolean nothing,
            String why,
            ReceiptWords.View receipt,
            DemandChart chart,
            String supplierId,
            LocalDate delivery,
            DecisionView decision) {}

    /**
     * @param summary which lines of how many
     * @param previous address, null on the first page; {@code next} likewise
     * @param whole all lines on one page, to print; null when they are
     * @param quiet lines that order nothing and are not shown; 0 for none
     */
    record Pages(String summary, String previous, String next, String whole, String quiet, String quietAddress) {}

    /** Products without a proposal. */
    record Left(String summary, String examples) {}
}
