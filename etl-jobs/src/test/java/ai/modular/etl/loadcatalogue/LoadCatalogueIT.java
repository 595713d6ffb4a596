package ai.modular.etl.loadcatalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ai.modular.etl.ChainFixture;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.localstack.Service;
import ai.modular.operations.configuration.Settings;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestMongo;
import ai.modular.testing.WithLocalStack;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithLocalStack({Service.POSTGRES, Service.MONGO})
class LoadCatalogueIT {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    private static ChainFixture chain;
    private static CatalogueTables tables;
    private static long loaded;

    @BeforeAll
    static void aShop(TestDatabase database, @TempDir Path folder) {
        chain = new ChainFixture(database, folder, SUNDAY);
        tables = new CatalogueTables(chain.lake, chain.inputs, chain.dataSource);
        database.execute("""
                TRUNCATE retail.locations, retail.products, retail.suppliers CASCADE;
                INSERT INTO retail.locations (location_id, name, city, time_zone, currency) VALUES ('a', 'A', 'X', 'Europe/Berlin', 'EUR');
                INSERT INTO retail.products (item_id, name, department, category, shelf_life_days, introduced_on)
                    VALUES ('milk', 'Milk', 'Dairy', 'Milk', 7, '2026-01-02'), ('tea', 'Tea', 'Drinks', 'Tea', NULL, NULL);
                INSERT INTO retail.suppliers (supplier_id, name, minimum_value) VALUES ('s', 'S', 12.5);
                INSERT INTO retail.supply_terms VALUES ('a', 'milk', 's', 1, '{1,4}', 6, 12, 0.455, 0.9, false),
                    ('a', 'tea', 's', 2, '{}', 1, 0, 2, NULL, true);
                INSERT INTO retail.prices VALUES ('a', 'milk', '2026-01-01', 0.99);
                INSERT INTO retail.promotions VALUES ('p', 'a', 'milk', '2026-11-20', '2026-11-26', 0.25);
                INSERT INTO retail.calendar VALUES ('a', '2026-12-25', 'Christmas', true);
                INSERT INTO retail.open_orders VALUES
                    ('arrived', 'a', 'milk', 's', 6, '2026-11-20', '2026-11-22'), ('open', 'a', 'milk', 's', 12, '2026-11-21', '2026-11-23'),
                    ('later', 'a', 'milk', 's', 18, '2026-11-23', '2026-11-24'),
                    ('a-s-known', 'a', 'milk', 's', 3, '2026-11-22', '2026-11-24');
                INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES ('m', 'M', 'MANAGER', 'x');
                INSERT INTO app.order_document (document_id, business_date, location_id, supplier_id, delivery_date, ordered_on, currency,
                    created_by) VALUES ('a-s-known', '2026-11-21', 'a', 's', '2026-11-24', '2026-11-22', 'EUR', 'm'),
                    ('a-s-written', '2026-11-21', 'a', 's', '2026-11-25', '2026-11-22', 'EUR', 'm'),
                    ('a-s-tomorrow', '2026-11-22', 'a', 's', '2026-11-25', '2026-11-23', 'EUR', 'm');
                INSERT INTO app.order_document_line (document_id, location_id, item_id, quantity, unit, unit_cost) VALUES
                    ('a-s-known', 'a', 'milk', 6, 'each', 1), ('a-s-written', 'a', 'tea', 4, 'each', 1),
                    ('a-s-tomorrow', 'a', 'tea', 5, 'each', 1)""");
        loaded = tables.replace(new ShopDatabase(chain.reader), SUNDAY);
    }

    @Test
    void theCatalogueIsTakenAsItIsToday() {
        assertThat(loaded).isEqualTo(12);

        assertThat(chain.lines(
                        SilverTables.LOCATIONS,
                        "location_id, city, time_zone, currency, opens_hour, closes_hour, stock_known"))
                .containsExactly("a X Europe/Berlin EUR 7 22 true");
        assertThat(chain.lines(SilverTables.ITEMS, "item_id, unit, shelf_life_days, introduced_on"))
                .containsExactly("milk each 7 2026-01-02", "tea each - -");
        assertThat(
                        chain.lines(
                                SilverTables.SUPPLY_TERMS,
                                "item_id, lead_time_days, to_json(delivery_days), pack_size, minimum_quantity, unit_cost, service_level, assumed"))
                .containsExactly("milk 1 [1,4] 6.000 12.000 0.4550 0.9 false", "tea 2 [] 1.000 0.000 2.0000 - true");
        assertThat(chain.lines(SilverTables.PRICES, "item_id, valid_from, price"))
                .containsExactly("milk 2026-01-01 0.9900");
        assertThat(chain.lines(SilverTables.CALENDAR, "location_id, day, event, closed"))
                .containsExactly("a 2026-12-25 Christmas true");
    }

    @Test
    void onlyTablesWhoseSourceChangedAreWrittenAgain() {
        ShopDatabase shop = new ShopDatabase(chain.reader);
        assertThat(tables.replace(shop, SUNDAY)).as("the open orders alone").isEqualTo(3);

        chain.jdbc
                .sql("UPDATE retail.products SET name = 'Tea, green' WHERE item_id = 'tea'")
                .update();
        assertThat(tables.replace(shop, SUNDAY)).as("and two products").isEqualTo(5);
        assertThat(chain.lines(SilverTables.ITEMS, "name")).containsExactly("Milk", "Tea, green");

        chain.jdbc
                .sql("UPDATE retail.products SET name = 'Tea' WHERE item_id = 'tea'")
                .update();
        assertThat(tables.replace(shop, SUNDAY)).as("as it was at first").isEqualTo(5);
        assertThat(chain.lines(SilverTables.ITEMS, "name")).containsExactly("Milk", "Tea");
    }

    @Test
    void anOrderIsOpenFromTheDayItIsSentToTheDayBeforeItIsOnSale() {
        assertThat(chain.lines(SilverTables.OPEN_ORDERS, "business_date, order_id, quantity, arrives_on"))
                .as("an order written here is open too, unless the shop system knows it by its number")
                .containsExactly(
                        "2026-11-22 a-s-known 3.000 2026-11-24",
                        "2026-11-22 a-s-written 4.000 2026-11-25",
                        "2026-11-22 open 12.000 2026-11-23");
    }

    @Test
    void documentsComeFromMongoAndDefectsAreCounted(TestMongo mongo) {
        try (MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase documents = client.getDatabase(mongo.database());
            documents
                    .getCollection("item_documents")
                    .insertMany(List.of(
                            new Document("_id", "milk")
                                    .append("title", "Milk")
                                    .append("description", "Fresh")
                                    .append("tags", List.of("bio", "cold")),
                            new Document("_id", "ghost").append("colour", "none")));
            documents
                    .getCollection("customer_profiles")
                    .insertMany(List.of(
                            new Document("_id", "c1")
                                    .append("location_id", "a")
                                    .append("household_size", 3)
                                    .append("preferences", List.of("vegan"))
                                    .append("since", "2024-05-06"),
                            new Document("_id", "c2")
                                    .append("location_id", "elsewhere")
                                    .append("since", Date.from(Instant.parse("2023-04-05T00:00:00Z")))));
        }
        String address = mongo.uri().replaceFirst("/*$", "") + "/" + mongo.database();
        assertThat(tables.replace(new DocumentStore(chain.spark, new Settings.Mongo(address))))
                .isEqualTo(4);

        assertThat(chain.lines(SilverTables.ITEM_DOCUMENTS, "item_id, title, to_json(tags)"))
                .containsExactly("ghost - -", "milk Milk [\"bio\",\"cold\"]");
        assertThat(chain.lines(SilverTables.CUSTOMERS, "customer_id, location_id, household_size, since"))
                .containsExactly("c1 a 3 2024-05-06", "c2 elsewhere - 2023-04-05");
        assertThat(new CatalogueDefects(chain.lake, chain.reader).count())
                .containsExactly(
                        entry("supply terms without a delivery day", 1L),
                        entry("product documents of an unknown product", 1L),
                        entry("customer profiles of an unknown store", 1L));
    }
}
