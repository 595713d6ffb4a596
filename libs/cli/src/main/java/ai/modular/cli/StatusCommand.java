package ai.modular.cli;

import ai.modular.localstack.ServiceStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What runs where. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each service: address, health, process, memory. Ends with 6 when one is not healthy.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--json", description = "As JSON, for scripts; ends with 0.")
    private boolean json;

    @Override
    public Integer call() {
        List<ServiceStatus> services = new ArrayList<>(workspace.stack().status());
        services.add(workspace.web().status());
        if (json) {
            System.out.println(asJson(services));
            return 0;
        }
        System.out.printf("%-12s %-9s %8s %8s  %s%n", "service", "state", "process", "memory", "address");
        services.forEach(service -> System.out.printf(
                "%-12s %-9s %8s %8s  %s%n",
                service.name(),
                state(service),
                text(service.pid(), ""),
                text(service.memoryMb(), " MB"),
                service.address()));
        return services.stream().allMatch(ServiceStatus::healthy) ? 0 : 6;
    }

    static String asJson(List<ServiceStatus> services) {
        List<Map<String, Object>> rows = services.stream()
                .map(service -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", service.name());
                    row.put("address", service.address());
                    row.put("healthy", service.healthy());
                    row.put("pid", boxed(service.pid()));
                    row.put("memory_mb", boxed(service.memoryMb()));
                    return row;
                })
                .toList();
        return JsonMapper.shared().writeValueAsString(Map.of("services", rows));
    }

    private static String state(ServiceStatus service) {
        if (service.healthy()) {
            return "healthy";
        }
        return service.pid().isPresent() ? "sick" : "down";
    }

    private static String text(OptionalLong value, String unit) {
        return value.isPresent() ? value.getAsLong() + unit : "-";
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
