package ai.modular.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk for a lake in a folder. Without Hadoop's native library its own file system starts a {@code chmod} process for each file that
 * it creates, some 30 ms each (docs/adr/0014); and it keeps a checksum file beside each, which Parquet
 * and Delta do not need. Creates the same files with the same permissions.
 */
public final class LocalDisk extends LocalFileSystem {

    /** Made by Hadoop, which the session's settings point here. */
    public LocalDisk() {
        super(new WithoutProcesses());
    }

    @Override
    public void initialize(java.net.URI name, Configuration configuration) throws IOException {
        super.initialize(name, configuration);
        setWriteChecksum(false);
    }

    private static final class WithoutProcesses extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            Files.setPosixFilePermissions(
                    pathToFile(path).toPath(),
                    PosixFilePermissions.fromString(symbol(permission.getUserAction())
                            + symbol(permission.getGroupAction())
                            + symbol(permission.getOtherAction())));
        }

        private static String symbol(FsAction action) {
            return action.SYMBOL;
        }
    }
}
