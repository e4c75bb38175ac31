package org.dagmaster.adapter.stac;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;

/** A blob store of which only the addresses matter: the catalog never reads a blob. */
final class BlobNames implements BlobStore {

    @Override
    public URI uri(BlobRef ref) {
        return URI.create("blob://" + ref.container() + "/" + ref.name().replace(" ", "%20"));
    }

    @Override
    public Optional<BlobRef> parse(URI uri) {
        return "blob".equals(uri.getScheme())
                ? Optional.of(new BlobRef(uri.getHost(), uri.getPath().substring(1)))
                : Optional.empty();
    }

    @Override
    public Optional<BlobInfo> head(BlobRef ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream open(BlobRef ref, long offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlobInfo put(BlobRef ref, InputStream content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlobInfo put(BlobRef ref, Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(BlobRef ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteAll(BlobRef folder) {
        throw new UnsupportedOperationException();
    }
}
