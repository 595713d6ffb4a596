package ai.modular.contracts.job;

/** The right to do something alone, for as long as it is renewed. Its token grows with each holder, so that a late one can be told apart. */
public interface Lease extends AutoCloseable {

    String name();

    /** The fencing token; larger than that of every earlier holder. */
    long token();

    /** @throws ai.modular.contracts.error.LeaseHeld if the lease was lost to somebody else */
    void verify();

    /** Gives the lease back; a lost lease is left alone. */
    @Override
    void close();
}
