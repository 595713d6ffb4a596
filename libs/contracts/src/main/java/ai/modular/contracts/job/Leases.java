package ai.modular.contracts.job;

/** Hands out leases; they are renewed in the background until closed. */
public interface Leases {

    /** @throws ai.modular.contracts.error.LeaseHeld if somebody else holds it */
    Lease acquire(String name);
}
