package ai.modular.cli.plan;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Policies side by side: as text, as CSV, as a picture. */
record PolicyTable(List<PolicyScore> scores) {

    private static final int WIDTH = 720;
    private static final int NAMES = 150;
    private static final int FIGURES = 190;
    private static final int ROW = 34;

    String text() {
        StringBuilder text = new StringBuilder("%-18s %12s %8s %12s %12s %10s %9s %9s %9s%n"
                .formatted(
                        "policy", "cost", "ratio", "holding", "lost sales", "waste", "fill rate", "stock", "orders"));
        double first = scores.get(0).cost();
        for (PolicyScore score : scores) {
            text.append("%-18s %,12.2f %8s %,12.2f %,12.2f %,10.2f %8.2f%% %9.2f %,9d%n"
                    .formatted(
                            score.policy(),
                            score.cost(),
                            first == 0 ? "-" : String.format(Locale.ROOT, "%.3f", score.cost() / first),
                            score.holding(),
                            score.lostSales(),
                            score.waste(),
                            100 * score.fillRate(),
                            score.stockPeriods(),
                            score.orders()));
        }
        return text.append(
                        "ratio: cost against the first policy; stock: mean at the end of a period, in periods of demand\n")
                .toString();
    }

    void writeCsv(Path file) {
        StringBuilder csv = new StringBuilder("policy,cost,holding,lost_sales,waste,fill_rate,stock_periods,orders\n");
        for (PolicyScore score : scores) {
            csv.append(String.format(
                    Locale.ROOT,
                    "\"%s\",%.4f,%.4f,%.4f,%.4f,%.6f,%.4f,%d%n",
                    score.policy(),
                    score.cost(),
                    score.holding(),
                    score.lostSales(),
                    score.waste(),
                    score.fillRate(),
                    score.stockPeriods(),
                    score.orders()));
        }
        write(file, csv.toString());
    }

    /** A bar per policy: holding, lost sales and waste one after the other. */
    void writeChart(Path file) {
        double most = scores.stream().mapToDouble(PolicyScore::cost).max().orElse(1);
        double scale = (WIDTH - NAMES - FIGURES) / Math.max(most, 1e-9);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\""
                        + " aria-label=\"Cost of each policy\"><rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                WIDTH,
                ROW * (scores.size() + 2)));
        for (int i = 0; i < scores.size(); i++) {
            bar(svg, scores.get(i), 10 + i * ROW, scale);
        }
        legend(svg, 10 + scores.size() * ROW + 20);
        write(file, svg.append("</svg>\n").toString());
    }

    private static void bar(StringBuilder svg, PolicyScore score, int top, double scale) {
        text(svg, 10, top + 17, "#1c241d", score.policy());
        double x = NAMES;
        x = part(svg, x, top, score.holding() * scale, "#22577a");
        x = part(svg, x, top, score.lostSales() * scale, "#b3261e");
        x = part(svg, x, top, score.waste() * scale, "#805200");
        text(
                svg,
                x + 8,
                top + 17,
                "#4d584b",
                String.format(Locale.ROOT, "%,.0f, %.1f %% of demand met", score.cost(), 100 * score.fillRate()));
    }

    private static void legend(StringBuilder svg, int top) {
        String[][] parts = {{"holding", "#22577a"}, {"lost sales", "#b3261e"}, {"waste", "#805200"}};
        for (int i = 0; i < parts.length; i++) {
            part(svg, NAMES + i * 110.0, top, 12, parts[i][1]);
            text(svg, NAMES + 18 + i * 110.0, top + 17, "#4d584b", parts[i][0]);
        }
    }

    private static double part(StringBuilder svg, double x, int top, double width, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"24\" fill=\"%s\"/>%n",
                x,
                top,
                width,
                colour));
        return x + width;
    }

    private static void text(StringBuilder svg, double x, int y, String colour, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" fill=\"%s\">%s</text>%n", x, y, colour, text));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError(
                    "%s cannot be written: %s".formatted(file, e), "Name a file in a folder that is there.", e);
        }
    }
}
