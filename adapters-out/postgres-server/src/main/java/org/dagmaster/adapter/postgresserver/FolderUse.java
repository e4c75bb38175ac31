package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a cluster's folder, so that the last user, and no other, stops the server. Each process
 * holds a shared lock on one file, which the system takes back however the process ends; within a
 * process, users are counted.
 */
final class FolderUse {

    private static final String IN_USE = "in-use.lock";
    private static final Map<Path, FolderUse> HERE = new HashMap<>();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;
    private int users = 1;

    private FolderUse(Path folder) throws IOException {
        this.folder = folder;
        this.channel = open(folder, IN_USE);
        this.lock = channel.lock(0, Long.MAX_VALUE, true);
    }

    static FolderUse begin(Path folder) throws IOException {
        synchronized (HERE) {
            FolderUse present = HERE.get(folder);
            if (present != null) {
                present.users++;
                return present;
            }
            FolderUse begun = new FolderUse(folder);
            HERE.put(folder, begun);
            return begun;
        }
    }

    /** Ends one use, and runs the action if nobody else, here or in another process, is left. */
    void end(Runnable ifLast) throws IOException {
        synchronized (HERE) {
            if (--users > 0) {
                return;
            }
            HERE.remove(folder);
            lock.release();
            try (channel) {
                FileLock alone = channel.tryLock();
                if (alone != null) {
                    ifLast.run();
                }
            }
        }
    }

    /** Runs the action if a process used the folder, and none does now. */
    static void ifAbandoned(Path folder, Runnable action) throws IOException {
        synchronized (HERE) {
            if (HERE.containsKey(folder) || !Files.exists(folder.resolve(IN_USE))) {
                return;
            }
            try (FileChannel channel = open(folder, IN_USE)) {
                @Nullable FileLock alone = channel.tryLock();
                if (alone != null) {
                    action.run();
                }
            }
        }
    }

    /** Keeps other processes from opening a server in that folder until it is closed. */
    static FileChannel guardOpening(Path folder) throws IOException {
        FileChannel guard = open(folder, "opening.lock");
        guard.lock();
        return guard;
    }

    private static FileChannel open(Path folder, String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }
}
