package org.dagmaster.application.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.dagmaster.application.port.in.ManageBlobs;
import org.dagmaster.application.port.in.Refused;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.domain.job.ErrorCode;

/**
 * Keeps uploads and hands out products, by names that were checked. Containers that are the
 * engine's own are none to the outside: there is nothing in them, and nothing can be put there.
 */
public final class Blobs implements ManageBlobs {

    private static final ErrorCode NAME_INVALID = new ErrorCode("BLOB_NAME_INVALID");

    private final BlobStore store;
    private final Set<String> hidden;

    /**
     * @param hidden the containers that are the engine's own
     */
    public Blobs(BlobStore store, Set<String> hidden) {
        this.store = store;
        this.hidden = Set.copyOf(hidden);
    }

    @Override
    public Blob put(String container, String name, InputStream content) throws IOException {
        BlobRef ref = ref(container, name);
        if (hidden.contains(container)) {
            throw invalid("'%s' is no container for uploads: take another".formatted(container));
        }
        return blob(store.put(ref, content));
    }

    @Override
    public Blob head(String container, String name) throws IOException {
        BlobRef ref = shown(container, name);
        return blob(store.head(ref).orElseThrow(() -> missing(ref)));
    }

    @Override
    public InputStream open(String container, String name, long offset) throws IOException {
        BlobRef ref = shown(container, name);
        if (store.head(ref).isEmpty()) {
            throw missing(ref);
        }
        return store.open(ref, offset);
    }

    @Override
    public void delete(String container, String name) throws IOException {
        BlobRef ref = shown(container, name);
        if (!store.delete(ref)) {
            throw missing(ref);
        }
    }

    /** The place of a blob that the outside may know of. */
    private BlobRef shown(String container, String name) {
        BlobRef ref = ref(container, name);
        if (hidden.contains(container)) {
            throw missing(ref);
        }
        return ref;
    }

    private static BlobRef ref(String container, String name) {
        try {
            return new BlobRef(container, name);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Refused invalid(String sentence) {
        return Refused.invalid(
                NAME_INVALID.value(),
                sentence,
                List.of(new Refused.Fault(NAME_INVALID, sentence, null)));
    }

    private static Refused missing(BlobRef ref) {
        return Refused.notFound("BLOB_NOT_FOUND", "there is no blob " + ref);
    }

    private static Blob blob(BlobStore.BlobInfo info) {
        return new Blob(
                info.ref().container(), info.ref().name(), info.sizeBytes(), info.modifiedAt());
    }
}
