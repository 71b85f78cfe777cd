package com.manystory.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder in which the local platform keeps its state between starts: `.manystory/` under the
/// project's root, or `MANYSTORY_HOME`.
public final class StateFolder {

    /// The layout that this version reads and writes; a higher number on disk is refused.
    static final int VERSION = 1;

    private static final long FREE_BYTES_NEEDED = 1L << 30;

    private final Path root;
    private @Nullable FileLock lock;

    public StateFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /// The folder that the environment names.
    public static StateFolder from(Map<String, String> environment, Path projectRoot) {
        var home = environment.get("MANYSTORY_HOME");
        return new StateFolder(
                home == null || home.isBlank()
                        ? projectRoot.resolve(".manystory")
                        : Path.of(home.strip()));
    }

    public Path root() {
        return root;
    }

    /// A file or folder inside; its parent folder exists afterwards.
    public Path path(String first, String... more) {
        var path = root.resolve(Path.of(first, more));
        createFolders(parentOf(path));
        return path;
    }

    /// A folder inside, made when absent.
    public Path folder(String first, String... more) {
        var folder = root.resolve(Path.of(first, more));
        createFolders(folder);
        return folder;
    }

    /// Makes the folder when absent, and checks that this version can use it.
    ///
    /// @throws LocalPlatformException when it is from a newer version or the disk is nearly full
    public void open() {
        createFolders(root);
        try {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            checkVersion();
            var free = Files.getFileStore(root).getUsableSpace();
            if (free < FREE_BYTES_NEEDED) {
                throw new LocalPlatformException(
                        "The disk is nearly full: %d MiB are free at %s, and Manystory needs 1024 MiB. Free some space, or set MANYSTORY_HOME to a folder on another disk."
                                .formatted(free >> 20, root));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes the folder for this process until it ends, however it ends.
    ///
    /// @throws LocalPlatformException when another supervisor has it
    public void lock() {
        try {
            var channel =
                    FileChannel.open(
                            path("run", "lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            lock = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lock == null) {
            throw new LocalPlatformException(
                    "Manystory is already running from %s. See `./manystory status`; stop it with `./manystory down`."
                            .formatted(root));
        }
    }

    private void checkVersion() throws IOException {
        var file = root.resolve("version");
        if (!Files.exists(file)) {
            Files.writeString(file, VERSION + "\n");
            return;
        }
        var text = Files.readString(file).strip();
        var version = text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
        if (version > VERSION) {
            throw new LocalPlatformException(
                    "The state in %s is from a newer Manystory (layout %s; this one knows %d). Update this checkout, set MANYSTORY_HOME to another folder, or delete the state with `./manystory reset`."
                            .formatted(root, text, VERSION));
        }
    }

    private static void createFolders(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalPlatformException(
                    "The folder %s can't be made: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Path parentOf(Path path) {
        var parent = path.getParent();
        return parent == null ? path : parent;
    }
}
