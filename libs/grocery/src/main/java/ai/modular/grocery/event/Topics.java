package ai.modular.grocery.event;

import java.util.List;

/** The Kafka topics of the chain. */
public final class Topics {

    public static final String TRANSACTIONS = "modularai.transactions";
    public static final String INVENTORY = "modularai.inventory";
    public static final String VIEWS = "modularai.views";

    /** What the platform itself announces. */
    public static final String INSIGHTS = "modularai.insights";

    /** The topics that shops write to. */
    public static final List<String> INCOMING = List.of(TRANSACTIONS, INVENTORY, VIEWS);

    private Topics() {}
}
