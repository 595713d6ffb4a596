package ai.modular.contracts.error;

/** A backing service does not answer after bounded retries; worth another try later. */
public final class ServiceUnreachable extends ModularException {

    public ServiceUnreachable(String service, String address, String remedy, Throwable cause) {
        super(ExitCode.SERVICE_UNREACHABLE, "%s does not answer at %s".formatted(service, address), remedy, cause);
    }
}
