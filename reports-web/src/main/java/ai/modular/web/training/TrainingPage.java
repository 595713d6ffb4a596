package ai.modular.web.training;

import ai.modular.web.chart.IntervalBar;
import java.util.List;

/** What the page of the trainings shows: one of these per model. */
record TrainingPage(String title, String inUse, Shown shown, List<Line> trainings) {

    /**
     * One training in full.
     *
     * @param against beside whom it was judged, in a sentence
     * @param bar of the difference; null when nothing was compared
     */
    record Shown(
            String title,
            Chip chip,
            String against,
            String facts,
            List<Figure> figures,
            IntervalBar bar,
            String barLabel,
            List<Rule> rules,
            List<Table> tables) {}

    /** @param tone class of the style sheet */
    record Chip(String tone, String label) {}

    record Figure(String label, String value, String note, String tone) {}

    record Rule(String name, Chip chip, String reason) {}

    /** @param other what the second error is called */
    record Table(String title, String column, String other, List<Part> parts) {}

    record Part(String name, String units, String error, String other, String change, IntervalBar bar) {}

    /**
     * A training among the others of its model.
     *
     * @param bar null when nothing was compared
     * @param chosen whether it is the one shown in full
     */
    record Line(
            String date,
            String address,
            boolean chosen,
            String version,
            Chip chip,
            String against,
            String error,
            String other,
            String difference,
            IntervalBar bar) {}
}
