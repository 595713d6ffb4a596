package ai.modular.localstack;

import java.util.OptionalLong;

/**
 * What a service is doing right now.
 *
 * @param address where clients find it
 * @param healthy whether it answered a real request just now
 * @param pid its process, empty when it does not run or is not ours
 * @param memoryMb resident memory of the process and its children in MiB, shared pages counted in proportion; services of one process each say all of it
 */
public record ServiceStatus(String name, String address, boolean healthy, OptionalLong pid, OptionalLong memoryMb) {}
