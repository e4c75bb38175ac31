package org.dagmaster.adapter.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;

/**
 * Blobs as files: {@code root/container/name}.
 *
 * <p>A blob is written under a name of its own in {@code root/.incoming}, brought to the disk
 * (fsync), and moved into its place in one step: a reader sees the old blob or the new one, and a
 * crash leaves either. No name can lead out of the root, not by {@code ..} (a {@link BlobRef} has
 * none) and not by a symbolic link.
 */
public final class FileBlobStore implements BlobStore {

    private static final String INCOMING = ".incoming";
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final Path root;
    private final Path incoming;

    /**
     * @param root is created if it is not there
     */
    public FileBlobStore(Path root) throws IOException {
        Files.createDirectories(root);
        this.root = root.toRealPath();
        this.incoming = Files.createDirectories(this.root.resolve(INCOMING));
        removeAbandoned();
    }

    @Override
    public Optional<BlobInfo> head(BlobRef ref) throws IOException {
        Path path = pathOf(ref);
        return Files.isRegularFile(path) ? Optional.of(infoOf(ref, path)) : Optional.empty();
    }

    @Override
    public InputStream open(BlobRef ref, long offset) throws IOException {
        Path path = pathOf(ref);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(ref.toString());
        }
        SeekableByteChannel channel = Files.newByteChannel(path, StandardOpenOption.READ);
        try {
            return Channels.newInputStream(channel.position(offset));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public BlobInfo put(BlobRef ref, InputStream content) throws IOException {
        return put(ref, target -> Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public BlobInfo put(BlobRef ref, Path file) throws IOException {
        return put(ref, target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    public boolean delete(BlobRef ref) throws IOException {
        Path path = pathOf(ref);
        boolean deleted = Files.isRegularFile(path) && Files.deleteIfExists(path);
        if (deleted) {
            removeEmptyFolders(path, root.resolve(ref.container()));
        }
        return deleted;
    }

    @Override
    public int deleteAll(BlobRef folder) throws IOException {
        Path path = pathOf(folder);
        if (!Files.isDirectory(path)) {
            return 0;
        }
        int deleted = 0;
        for (Path each : deepestFirst(path)) {
            if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                removeEmptyFolder(each);
            } else {
                deleted += Files.deleteIfExists(each) ? 1 : 0;
            }
        }
        removeEmptyFolders(path, root.resolve(folder.container()));
        return deleted;
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw new IOException("another deletion is under way", e);
        }
    }

    private static void removeEmptyFolder(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException _) {
            // A blob has come meanwhile.
        }
    }

    /** A folder is no more than a part of its blobs' names: it goes with the last of them. */
    private static void removeEmptyFolders(Path path, Path container) throws IOException {
        try {
            for (Path folder = path.getParent();
                    folder != null && !folder.equals(container);
                    folder = folder.getParent()) {
                Files.delete(folder);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException _) {
            // Other blobs live there, or another deletion was quicker.
        }
    }

    @Override
    public URI uri(BlobRef ref) {
        return root.resolve(ref.container()).resolve(ref.name()).toUri();
    }

    @Override
    public Optional<BlobRef> parse(URI uri) {
        if (!"file".equals(uri.getScheme()) || uri.getPath() == null) {
            return Optional.empty();
        }
        String prefix = root.toUri().getPath();
        String rest =
                uri.getPath().startsWith(prefix) ? uri.getPath().substring(prefix.length()) : "";
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BlobRef(rest.substring(0, slash), rest.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // by the contract, an address that no blob can have
        }
    }

    /** Writes the whole content to a file that nobody sees yet. */
    @FunctionalInterface
    private interface Writer {
        void writeTo(Path target) throws IOException;
    }

    private BlobInfo put(BlobRef ref, Writer writer) throws IOException {
        Path place = pathOf(ref);
        Path unseen = Files.createTempFile(incoming, "put-", ".part");
        try {
            writer.writeTo(unseen);
            sync(unseen, StandardOpenOption.WRITE);
            BlobInfo info = infoOf(ref, unseen);
            sync(show(unseen, place), StandardOpenOption.READ);
            return info;
        } finally {
            Files.deleteIfExists(unseen);
        }
    }

    /** Moves a complete file to its place; returns the folder. */
    private static Path show(Path unseen, Path place) throws IOException {
        while (true) {
            Path folder = Files.createDirectories(parentOf(place));
            try {
                Files.move(unseen, place, StandardCopyOption.ATOMIC_MOVE);
                return folder;
            } catch (NoSuchFileException e) {
                // A deletion took the folder away, empty as it was; without the file it is lost.
                if (!Files.exists(unseen)) {
                    throw e;
                }
            }
        }
    }

    /**
     * @throws IOException if the path leaves the root by a symbolic link
     */
    private Path pathOf(BlobRef ref) throws IOException {
        Path path = root.resolve(ref.container()).resolve(ref.name()).normalize();
        Path existing = path;
        while (!Files.exists(existing)) {
            existing = parentOf(existing);
        }
        if (!path.startsWith(root) || !existing.toRealPath().startsWith(root)) {
            throw new IOException("the blob " + ref + " would lie outside of the store");
        }
        return path;
    }

    private static Path parentOf(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " has no folder");
        }
        return parent;
    }

    private static BlobInfo infoOf(BlobRef ref, Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new BlobInfo(ref, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** A rename is safe from a power cut only when its folder was brought to the disk as well. */
    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** What a killed process left half-written; a day is longer than any upload takes. */
    private void removeAbandoned() throws IOException {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
