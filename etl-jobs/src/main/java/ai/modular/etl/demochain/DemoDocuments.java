package ai.modular.etl.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Household;
import ai.modular.grocery.demo.Households;
import ai.modular.grocery.demo.Product;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;

/** Product documents and customer profiles in MongoDB; one that is there is replaced. */
final class DemoDocuments {

    private static final String DEFAULT_DATABASE = "modularai";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final DemoChain chain;
    private final String uri;

    DemoDocuments(DemoChain chain, String uri) {
        this.chain = chain;
        this.uri = uri;
    }

    /** Returns the number of documents written. */
    long write() {
        String named = new ConnectionString(uri).getDatabase();
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase(named == null ? DEFAULT_DATABASE : named);
            return write(
                            database,
                            "item_documents",
                            chain.catalogue().products().stream()
                                    .map(DemoDocuments::document)
                                    .toList())
                    + write(
                            database,
                            "customer_profiles",
                            chain.stores().stream()
                                    .flatMap(store -> Households.of(chain, store).stream())
                                    .map(DemoDocuments::document)
                                    .toList());
        }
    }

    private static long write(MongoDatabase database, String collection, List<Document> documents) {
        database.getCollection(collection)
                .bulkWrite(documents.stream()
                        .map(document ->
                                new ReplaceOneModel<>(new Document("_id", document.get("_id")), document, UPSERT))
                        .toList());
        return documents.size();
    }

    private static Document document(Product product) {
        return new Document("_id", product.itemId())
                .append("title", "%s %s, %s".formatted(product.brand(), product.name(), product.size()))
                .append("description", product.description())
                .append("tags", product.tags());
    }

    private static Document document(Household household) {
        return new Document("_id", household.customerId())
                .append("location_id", household.locationId())
                .append("household_size", household.persons())
                .append("preferences", household.preferences())
                .append("since", household.since().toString());
    }
}
