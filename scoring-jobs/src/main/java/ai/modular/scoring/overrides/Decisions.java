package ai.modular.scoring.overrides;

import ai.modular.spark.PostgresReader;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Changed and rejected proposals whose period is over, from PostgreSQL, with the terms that were in force. */
final class Decisions {

    /** Periods that ended in so many days up to the business date are scored. */
    private static final int DAYS = 28;

    /** No order covers more. */
    private static final int LONGEST_PERIOD = 60;

    /**
     * The last covered day stands in the receipt that the person saw. Costs are those of the orders: a lost unit costs what is stated or its margin at the
     * price of the day of ordering, one that is kept for a day what is stated or its part of a quarter of its cost a year.
     */
    private static final String SELECT = """
            SELECT x.* FROM (
                SELECT d.location_id, d.item_id, d.business_date AS night, d.decided_by, d.verdict, d.reason,
                    d.proposed::double precision AS proposed, d.quantity::double precision AS ordered, d.currency::text AS currency,
                    d.delivery_date, p.shelf_life_days,
                    (jsonb_path_query_first(o.receipt, '$.terms[*] ? (@.code == "EXPECTED_DEMAND").facts.last_day') #>> '{}')::date AS last_day,
                    coalesce(t.lost_sale_cost, greatest((SELECT r.price FROM retail.prices r WHERE r.location_id = d.location_id
                        AND r.item_id = d.item_id AND r.valid_from <= d.business_date + 1 ORDER BY r.valid_from DESC LIMIT 1)
                        - d.unit_cost, 0), 0)::double precision AS lost_cost,
                    coalesce(t.holding_cost, d.unit_cost * .25 / 365)::double precision AS keeping_cost,
                    coalesce(t.waste_cost, d.unit_cost)::double precision AS waste_cost
                FROM app.order_decision d
                JOIN insight.order_proposal_revision o USING (business_date, revision, location_id, item_id)
                LEFT JOIN retail.products p ON p.item_id = d.item_id
                LEFT JOIN retail.supply_terms t ON t.location_id = d.location_id AND t.item_id = d.item_id
                WHERE d.verdict <> 'APPROVED' AND d.business_date BETWEEN DATE '%1$s' - %3$d AND DATE '%1$s') x
            WHERE x.last_day > DATE '%1$s' - %2$d AND x.last_day <= DATE '%1$s'""";

    private final PostgresReader database;

    Decisions(PostgresReader database) {
        this.database = database;
    }

    /** location_id, item_id, night, decided_by, verdict, reason, proposed, ordered, currency, delivery_date, shelf_life_days, last_day, lost_cost, keeping_cost, waste_cost. */
    Dataset<Row> over(LocalDate date) {
        return database.query(SELECT.formatted(date, DAYS, DAYS + LONGEST_PERIOD));
    }

    /** The earliest night that may be among them. */
    static LocalDate earliest(LocalDate date) {
        return date.minusDays(DAYS + LONGEST_PERIOD);
    }
}
