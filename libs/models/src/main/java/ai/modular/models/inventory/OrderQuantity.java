package ai.modular.models.inventory;

/** Quantities. */
public final class OrderQuantity {

    private OrderQuantity() {}

    public static OrderProposal propose(OrderInput input) {
        throw new IllegalStateException("not yet");
    }

    /** Nothing is proposed where nothing is forecast. */
    public static OrderProposal withoutForecast() {
        throw new IllegalStateException("not yet");
    }
}
