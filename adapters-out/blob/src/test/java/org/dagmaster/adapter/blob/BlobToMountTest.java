package org.dagmaster.adapter.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.raster.BlobToMount;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore.BlobInfo;
import org.dagmaster.domain.job.Checkpoint;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.TaskId;
import org.dagmaster.domain.workflow.NodeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler raster.blob_to_mount on the real store. */
class BlobToMountTest {

    private static final BlobRef REF = new BlobRef("bronze", "in/abc.tif");

    /** Of the text abc; the first example of the standard (FIPS 180-2, B.1). */
    private static final String ABC =
            "1220ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;
    private Path work;
    private FileBlobStore store;
    private BlobToMount handler;

    @BeforeEach
    void setUp() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        store = new FileBlobStore(folder.resolve("blobs"));
        handler = new BlobToMount(store);
    }

    @Test
    void aBlobComesWholeWithItsChecksum() throws Exception {
        store.put(REF, Files.writeString(folder.resolve("abc"), "abc"));

        BlobToMount.Output output = run(REF.name());

        assertThat(Path.of(output.localPath())).startsWith(work).hasContent("abc");
        assertThat(output.sizeBytes()).isEqualTo(3);
        assertThat(output.checksum()).isEqualTo(ABC);
        assertThat(files()).hasSize(1);
    }

    @Test
    void anAttemptGoesOnWhereTheOneBeforeWasCutOff() throws Exception {
        BlobInfo blob = store.put(REF, Files.writeString(folder.resolve("abc"), "abc"));
        leavePart(blob, "ab");

        BlobToMount.Output output = run(REF.name());

        assertThat(Path.of(output.localPath())).hasContent("abc");
        assertThat(output.checksum()).isEqualTo(ABC);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatWasKeptOfTheBeginningIsNotFetchedAgain() throws Exception {
        BlobInfo blob = store.put(REF, Files.writeString(folder.resolve("abc"), "abc"));
        leavePart(blob, "AB");

        assertThat(Path.of(run(REF.name()).localPath())).hasContent("ABc");
    }

    @Test
    void aPartOfAnOlderBlobIsNotContinued() throws Exception {
        BlobInfo older = new BlobInfo(REF, 3, Instant.EPOCH);
        store.put(REF, Files.writeString(folder.resolve("abc"), "abc"));
        leavePart(older, "XY");

        assertThat(run(REF.name()).checksum()).isEqualTo(ABC);
    }

    @Test
    void aSecondRunComesToTheSameEnd() throws Exception {
        store.put(REF, Files.writeString(folder.resolve("abc"), "abc"));

        assertThat(run(REF.name())).isEqualTo(run(REF.name()));
    }

    @Test
    void aMissingBlobFailsForGood() {
        TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> run("missing.tif"));

        assertThat(failure.failure().code()).hasToString("BLOB_NOT_FOUND");
        assertThat(failure.failure().retryable()).isFalse();
        assertThat(failure.failure().message()).contains("missing.tif", "bronze");
    }

    @Test
    void aNameThatIsNoneFailsForGood() {
        for (String name : List.of("../a.tif", "/etc/passwd", "", "a//b", "a\nb")) {
            TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> run(name));

            assertThat(failure.failure().code()).as(name).hasToString("BLOB_NAME_INVALID");
            assertThat(failure.failure().retryable()).isFalse();
        }
    }

    @Test
    void aStoreThatCannotBeReadMayBeTriedAgain() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createDirectories(folder.resolve("blobs/bronze"));
        Files.createSymbolicLink(folder.resolve("blobs/bronze/link"), outside);
        Files.writeString(outside.resolve("x"), "x");

        TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> run("link/x"));

        assertThat(failure.failure().code()).hasToString("STORAGE_UNAVAILABLE");
        assertThat(failure.failure().retryable()).isTrue();
    }

    @Test
    void aCancelledAttemptStopsAndTheNextGoesOn() throws Exception {
        byte[] large = new byte[5 << 20];
        Arrays.fill(large, (byte) 7);
        store.put(REF, Files.write(folder.resolve("large"), large));

        assertThatThrownBy(() -> handler.run(params(REF.name()), context(2)))
                .isInstanceOf(InterruptedException.class);
        assertThat(files()).hasSize(1).allMatch(name -> name.endsWith(".part"));

        assertThat(Path.of(run(REF.name()).localPath())).hasBinaryContent(large);
        assertThat(files()).hasSize(1);
    }

    private BlobToMount.Output run(String name) throws TaskFailure, InterruptedException {
        return handler.run(params(name), context(Integer.MAX_VALUE));
    }

    private static BlobToMount.Params params(String name) {
        return new BlobToMount.Params("bronze", name);
    }

    private void leavePart(BlobInfo blob, String content) throws IOException {
        String version = blob.sizeBytes() + "-" + blob.modifiedAt().toEpochMilli();
        Path place = Files.createDirectories(work.resolve("staged/bronze/in"));
        Files.writeString(place.resolve("abc.tif." + version + ".part"), content, UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    /** A context that is cancelled when it was asked that often. */
    private TaskContext context(int asks) {
        return new TaskContext() {
            private int asked;

            @Override
            public TaskId task() {
                return new TaskId(
                        JobId.parse("00000000-0000-7000-8000-000000000001"), new NodeId("copy"), 1);
            }

            @Override
            public Path workFolder() {
                return work;
            }

            @Override
            public void progress(long current, long total, String message) {
                assertThat(current).isBetween(0L, total);
            }

            @Override
            public boolean isCancelled() {
                return ++asked > asks;
            }

            @Override
            public Optional<Checkpoint> checkpoint() {
                return Optional.empty();
            }

            @Override
            public void save(Checkpoint checkpoint) {
                throw new UnsupportedOperationException("nothing to save");
            }
        };
    }
}
