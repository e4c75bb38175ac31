package org.dagmaster.adapter.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.domain.job.Output;
import org.dagmaster.testing.Examples;
import org.dagmaster.testing.OutputStoreContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobOutputStoreTest extends OutputStoreContract {

    @TempDir Path folder;
    private OutputStore store = new BlobOutputStore(noBlobs());

    private static FileBlobStore noBlobs() {
        try {
            return new FileBlobStore(Path.of("target", "no-blobs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        store = new BlobOutputStore(new FileBlobStore(folder));
    }

    @Override
    protected OutputStore store() {
        return store;
    }

    @Test
    void whatOneProcessKeptAnotherReads() throws IOException {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("text", "\u00e9".repeat(Output.LARGEST_INLINE));
        Output kept = store.keep(Examples.newJobId(), "a/1", output);

        OutputStore other = new BlobOutputStore(new FileBlobStore(folder));

        assertThat(other.value(kept)).isEqualTo(output);
    }

    @Test
    void charactersThatJsonWritesLongerAreMeasuredAsWritten() {
        Map<String, @Nullable Object> output = new LinkedHashMap<>();
        output.put("text", "\u0001".repeat(Output.LARGEST_INLINE / 4));

        assertThat(store.keep(Examples.newJobId(), "a/1", output))
                .isInstanceOf(Output.Stored.class);
    }
}
