package ai.modular.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Linux's {@code /proc}, as far as it is needed to know a process again. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    /** @param started clock ticks since the machine's start: with the pid, it names one process for as long as the machine is up */
    record Entry(long pid, char state, long session, long started) {}

    private ProcessTable() {}

    /** The live process of this number; a zombie counts as dead. */
    static Optional<Entry> find(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            // The command stands in parentheses and may hold anything; the rest is separated by blanks. See proc(5).
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            Entry entry = new Entry(pid, fields[0].charAt(0), Long.parseLong(fields[3]), Long.parseLong(fields[19]));
            return entry.state() == 'Z' || entry.state() == 'X' ? Optional.empty() : Optional.of(entry);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static List<Entry> ofSession(long session) {
        return pids().mapToObj(ProcessTable::find)
                .flatMap(Optional::stream)
                .filter(entry -> entry.session() == session)
                .toList();
    }

    /** The process and what descends from it, wherever that went: PostgreSQL's children lead sessions of their own. */
    static LongStream family(long pid) {
        LongStream descendants = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), descendants);
    }

    /** Processes that work in this folder, as PostgreSQL's do in their data folder. */
    static List<Long> workingIn(Path folder) {
        return pids().filter(pid -> folder.equals(workingFolder(pid))).boxed().toList();
    }

    private static Path workingFolder(long pid) {
        try {
            return find(pid).isPresent() ? Files.readSymbolicLink(PROC.resolve(pid + "/cwd")) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Resident kilobytes, a page shared by n processes counted as 1/n of it where the kernel tells. */
    static long memoryKb(long pid) {
        return firstNumber(PROC.resolve(pid + "/smaps_rollup"), "Pss:")
                .or(() -> firstNumber(PROC.resolve(pid + "/status"), "VmRSS:"))
                .orElse(0L);
    }

    private static Optional<Long> firstNumber(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Changes with every start of the machine. */
    static String bootId() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static LongStream pids() {
        try (Stream<Path> entries = Files.list(PROC)) {
            long[] pids = entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return LongStream.of(pids);
        } catch (IOException e) {
            return LongStream.empty();
        }
    }
}
