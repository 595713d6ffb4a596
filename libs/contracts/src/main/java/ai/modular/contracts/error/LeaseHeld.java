package ai.modular.contracts.error;

/** Somebody else is at it: refused, nothing was touched. */
public final class LeaseHeld extends ModularException {

    private final String holder;

    public LeaseHeld(String lease, String holder, String expiry) {
        super(
                ExitCode.LEASE_HELD,
                "%s is held by %s until %s".formatted(lease, holder, expiry),
                "Wait for that run to end; a lease whose holder died expires by itself.",
                null);
        this.holder = holder;
    }

    /** Who holds it, as the holder named itself. */
    public String holder() {
        return holder;
    }
}
