package ai.modular.localstack;

/** Where the lines go that tell a waiting person what is happening. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = line -> {};

    void line(String line);
}
