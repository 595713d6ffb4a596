package ai.modular.bench;

import java.nio.file.Path;

/** The folder with {@code bench/}, {@code conf/} and {@code dist/}; the launcher sets it. */
public final class Checkout {

    private Checkout() {}

    public static Path root() {
        return Path.of(System.getProperty("modularai.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
