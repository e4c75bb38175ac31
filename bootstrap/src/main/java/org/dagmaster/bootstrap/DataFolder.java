package org.dagmaster.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a machine keeps everything, held by one process at a time. The hold is a lock
 * of the operating system, so it ends with the process, however that ends; beside it lies a note
 * that tells others who holds it and where it answers.
 */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Who holds a folder; the address is null until it serves. */
    record Holder(long pid, Instant startedAt, @Nullable URI address) {

        /** The same process, and not another that was given its number. */
        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .filter(startedAt::equals)
                    .isPresent();
        }
    }

    /** Another process holds the folder. */
    static final class InUse extends Exception {

        private static final long serialVersionUID = 1;

        InUse(Path folder, Optional<Holder> holder) {
            super(
                    "another dagmaster%s holds the folder %s"
                            .formatted(holder.map(InUse::describe).orElse(""), folder));
        }

        private static String describe(Holder holder) {
            String address = holder.address() == null ? "" : ", " + holder.address();
            return " (process %d%s)".formatted(holder.pid(), address);
        }
    }

    static DataFolder hold(Path folder) throws IOException, InUse {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new InUse(folder, holder(folder));
        }
        DataFolder held = new DataFolder(folder, channel);
        held.write(null);
        return held;
    }

    /** The process that holds the folder now, if one does. */
    static Optional<Holder> holder(Path folder) {
        Properties note = new Properties();
        try (var reader = Files.newBufferedReader(note(folder))) {
            note.load(reader);
            String address = note.getProperty("address");
            Holder holder =
                    new Holder(
                            Long.parseLong(note.getProperty("pid")),
                            Instant.parse(note.getProperty("started_at")),
                            address == null ? null : URI.create(address));
            return Optional.of(holder).filter(Holder::isAlive);
        } catch (IOException | RuntimeException _) {
            // No note, or one of a process that died while writing it: nobody is known to hold it.
            return Optional.empty();
        }
    }

    /** Tells others where this process answers. */
    void serveAt(URI address) throws IOException {
        write(address);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(note(folder));
        channel.close();
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private void write(@Nullable URI address) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Properties note = new Properties();
        note.setProperty("pid", Long.toString(self.pid()));
        note.setProperty("started_at", self.info().startInstant().orElse(Instant.EPOCH).toString());
        if (address != null) {
            note.setProperty("address", address.toString());
        }
        Path draft = folder.resolve("server.draft");
        try (var writer = Files.newBufferedWriter(draft)) {
            note.store(writer, null);
        }
        Files.move(draft, note(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path note(Path folder) {
        return folder.resolve("server.properties");
    }
}
