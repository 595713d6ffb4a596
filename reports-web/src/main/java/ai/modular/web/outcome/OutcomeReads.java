package ai.modular.web.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how some stores' days and decisions turned out. */
final class OutcomeReads {

    /** Days that the page looks back, and compares with as many before. */
    static final int DAYS = 28;

    /**
     * Sums over days and products.
     *
     * @param dimension STORE, DEPARTMENT, SUPPLIER, DAY or ALL
     * @param newest false for the period before
     * @param days how many have figures
     * @param stock null where it is only assumed
     * @param forecast null without one
     */
    record Figures(
            String dimension,
            String key,
            boolean newest,
            long days,
            double demand,
            double lost,
            double turnover,
            double lostValue,
            double wastedValue,
            Double stock,
            double usualDemand,
            Double forecast,
            Double forecastDemand) {

        /** Share of demand that was met. */
        Optional<Double> fillRate() {
            return demand > 0 ? Optional.of(1 - lost / demand) : Optional.empty();
        }

        Optional<Double> daysOfCover() {
            return stock != null && usualDemand > 0 ? Optional.of(stock / usualDemand) : Optional.empty();
        }

        Optional<Double> bias() {
            return forecast != null && forecastDemand > 0
                    ? Optional.of((forecast - forecastDemand) / forecastDemand)
                    : Optional.empty();
        }
    }

    /** @param dimension REASON, PERSON or ALL */
    record Score(String dimension, String key, long decisions, long better, double gained) {}

    record Decision(
            String locationId,
            String itemId,
            String name,
            LocalDate night,
            LocalDate lastDay,
            String person,
            String reason,
            double proposed,
            double ordered,
            double demand,
            boolean recovered,
            double lostProposed,
            double lostOrdered,
            double gained) {}

    private final JdbcClient jdbc;
    private final String store;

    /** @param store empty for all that the person may see */
    OutcomeReads(JdbcClient jdbc, String store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    List<Figures> figures(LocalDate date) {
        return jdbc.sql(OutcomeSql.FIGURES)
                .param("store", store)
                .param("date", date)
                .param("days", DAYS)
                .query(Figures.class)
                .list();
    }

    List<Score> scores(LocalDate date) {
        return of(OutcomeSql.SCORES, date).query(Score.class).list();
    }

    List<Decision> decisions(LocalDate date) {
        return of(OutcomeSql.DECISIONS, date).query(Decision.class).list();
    }

    private JdbcClient.StatementSpec of(String sql, LocalDate date) {
        return jdbc.sql(sql).param("store", store).param("date", date);
    }
}
