package org.dagmaster.adapter.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dagmaster.application.port.out.BlobRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest {

    private static final BlobRef REF = new BlobRef("bronze", "scenes/2024/a b.tif");

    @TempDir Path folder;
    private FileBlobStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = new FileBlobStore(folder.resolve("blobs"));
    }

    @Test
    void aBlobIsReadBackAsItWasPut() throws IOException {
        var put = store.put(REF, stream("hello"));

        assertThat(put.sizeBytes()).isEqualTo(5);
        assertThat(read(REF, 0)).isEqualTo("hello");
        assertThat(store.head(REF)).hasValue(put);
    }

    @Test
    void aLocalFileIsKeptAndStaysWhereItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("local"), "from a file");

        assertThat(store.put(REF, file).sizeBytes()).isEqualTo(11);
        assertThat(read(REF, 0)).isEqualTo("from a file");
        assertThat(file).exists();
    }

    @Test
    void readingMayBeginAnywhere() throws IOException {
        store.put(REF, stream("hello"));

        assertThat(read(REF, 3)).isEqualTo("lo");
        assertThat(read(REF, 5)).isEmpty();
        assertThat(read(REF, 50)).isEmpty();
    }

    @Test
    void aBlobOfTheSameNameIsReplacedAndItsReaderKeepsTheOldOne() throws IOException {
        store.put(REF, stream("old"));
        try (InputStream reader = store.open(REF, 0)) {
            store.put(REF, stream("newer"));

            assertThat(new String(reader.readAllBytes(), UTF_8)).isEqualTo("old");
        }
        assertThat(read(REF, 0)).isEqualTo("newer");
    }

    @Test
    void aStreamThatBreaksLeavesTheOldBlobAndNoRest() throws IOException {
        store.put(REF, stream("old"));
        InputStream broken =
                new InputStream() {
                    private int reads;

                    @Override
                    public int read() throws IOException {
                        return read(new byte[1], 0, 1);
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        if (reads++ > 0) {
                            throw new IOException("the line broke");
                        }
                        return length;
                    }
                };

        assertThatThrownBy(() -> store.put(REF, broken)).hasMessageContaining("the line broke");

        assertThat(read(REF, 0)).isEqualTo("old");
        assertThat(incoming()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidSo() throws IOException {
        store.put(REF, stream("x"));
        BlobRef missing = new BlobRef("bronze", "missing.tif");
        BlobRef folderOfBlobs = new BlobRef("bronze", "scenes");

        assertThat(store.head(missing)).isEmpty();
        assertThat(store.head(folderOfBlobs)).isEmpty();
        assertThat(store.delete(missing)).isFalse();
        assertThat(store.delete(folderOfBlobs)).isFalse();
        assertThatThrownBy(() -> store.open(missing, 0)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.open(folderOfBlobs, 0))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDeletedBlobIsGone() throws IOException {
        store.put(REF, stream("x"));

        assertThat(store.delete(REF)).isTrue();
        assertThat(store.head(REF)).isEmpty();
    }

    @Test
    void allBlobsOfAFolderAreDeletedAndNoOthers() throws IOException {
        BlobRef alike = new BlobRef("bronze", "scenes-2024/b.tif");
        BlobRef same = new BlobRef("silver", "scenes/2024/a b.tif");
        BlobRef deep = new BlobRef("bronze", "scenes/x/y/z.tif");
        for (BlobRef ref : List.of(REF, alike, same, deep)) {
            store.put(ref, stream("x"));
        }

        assertThat(store.deleteAll(new BlobRef("bronze", "scenes"))).isEqualTo(2);
        assertThat(store.deleteAll(new BlobRef("bronze", "scenes"))).isZero();
        assertThat(store.deleteAll(alike)).isZero();

        assertThat(store.head(REF)).isEmpty();
        assertThat(store.head(deep)).isEmpty();
        assertThat(store.head(alike)).isPresent();
        assertThat(store.head(same)).isPresent();
        assertThat(folder.resolve("blobs/bronze/scenes")).doesNotExist();
    }

    @Test
    void aFolderThatIsALinkToSomewhereElseIsNotEmptied() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("file"), "x");
        store.put(REF, stream("x"));
        Files.createSymbolicLink(folder.resolve("blobs/bronze/scenes/link"), elsewhere);

        store.deleteAll(new BlobRef("bronze", "scenes"));

        assertThat(file).exists();
        assertThat(folder.resolve("blobs/bronze/scenes")).doesNotExist();
    }

    @Test
    void theFoldersOfADeletedBlobGoWithTheLastOfTheirBlobs() throws IOException {
        BlobRef alone = new BlobRef("bronze", "a/b/alone.tif");
        BlobRef neighbour = new BlobRef("bronze", "a/neighbour.tif");
        store.put(alone, stream("x"));
        store.put(neighbour, stream("y"));

        store.delete(alone);

        assertThat(folder.resolve("blobs/bronze/a/b")).doesNotExist();
        assertThat(store.head(neighbour)).isPresent();
        store.delete(neighbour);
        assertThat(folder.resolve("blobs/bronze")).isEmptyDirectory();
    }

    @Test
    void theAddressOfABlobLeadsBackToIt() {
        for (String name : List.of("a.tif", "x/ä ö+(1).tif", "a,b/c=d/e@f~g")) {
            BlobRef ref = new BlobRef("silver", name);

            assertThat(store.uri(ref).getScheme()).isEqualTo("file");
            assertThat(store.parse(store.uri(ref))).hasValue(ref);
        }
    }

    @Test
    void anAddressOfAnythingElseIsNoBlob() {
        String root = folder.resolve("blobs").toUri().toString();
        for (String other :
                List.of(
                        "https://example.org/silver/a.tif",
                        "file:///etc/passwd",
                        root + "silver",
                        root + ".incoming/put-1.part",
                        root + "silver/../../secret",
                        "urn:a:b")) {
            assertThat(store.parse(URI.create(other))).as(other).isEmpty();
        }
    }

    @Test
    void aSymbolicLinkDoesNotLeadOutOfTheStore() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Path container = Files.createDirectories(folder.resolve("blobs/bronze"));
        Files.createSymbolicLink(container.resolve("link"), outside);
        BlobRef secret = new BlobRef("bronze", "link/secret");

        assertThatThrownBy(() -> store.open(secret, 0)).hasMessageContaining("outside");
        assertThatThrownBy(() -> store.put(new BlobRef("bronze", "link/new"), stream("x")))
                .hasMessageContaining("outside");
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAfterADay() throws IOException {
        Path old = Files.writeString(folder.resolve("blobs/.incoming/put-1.part"), "x");
        Path recent = Files.writeString(folder.resolve("blobs/.incoming/put-2.part"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));

        new FileBlobStore(folder.resolve("blobs"));

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    private String read(BlobRef ref, long offset) throws IOException {
        try (InputStream content = store.open(ref, offset)) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private List<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("blobs/.incoming"))) {
            return files.toList();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
