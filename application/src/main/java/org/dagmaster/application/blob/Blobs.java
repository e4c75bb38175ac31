package org.dagmaster.application.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.dagmaster.application.port.in.ManageBlobs;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.domain.job.ErrorCode;

/** Keeps uploads and hands out products, by names that were checked. */
public final class Blobs implements ManageBlobs {

    private static final ErrorCode NAME_INVALID = new ErrorCode("BLOB_NAME_INVALID");

    private final BlobStore store;

    public Blobs(BlobStore store) {
        this.store = store;
    }

    @Override
    public Blob put(String container, String name, InputStream content) throws IOException {
        return blob(store.put(ref(container, name), content));
    }

    @Override
    public Blob head(String container, String name) throws IOException {
        BlobRef ref = ref(container, name);
        return blob(store.head(ref).orElseThrow(() -> missing(ref)));
    }

    @Override
    public InputStream open(String container, String name, long offset) throws IOException {
        BlobRef ref = ref(container, name);
        if (store.head(ref).isEmpty()) {
            throw missing(ref);
        }
        return store.open(ref, offset);
    }

    @Override
    public void delete(String container, String name) throws IOException {
        BlobRef ref = ref(container, name);
        if (!store.delete(ref)) {
            throw missing(ref);
        }
    }

    private static BlobRef ref(String container, String name) {
        try {
            return new BlobRef(container, name);
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            throw Refused.invalid(
                    NAME_INVALID.value(),
                    sentence,
                    List.of(new Refused.Fault(NAME_INVALID, sentence, null)));
        }
    }

    private static Refused missing(BlobRef ref) {
        return Refused.notFound("BLOB_NOT_FOUND", "there is no blob " + ref);
    }

    private static Blob blob(BlobStore.BlobInfo info) {
        return new Blob(
                info.ref().container(), info.ref().name(), info.sizeBytes(), info.modifiedAt());
    }
}
