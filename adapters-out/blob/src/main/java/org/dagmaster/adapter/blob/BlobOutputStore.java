package org.dagmaster.adapter.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dagmaster.application.port.out.BlobRef;
import org.dagmaster.application.port.out.BlobStore;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.domain.job.JobId;
import org.dagmaster.domain.job.Output;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps large outputs as JSON in the container {@code engine}. The same output always goes under
 * the same name, so that keeping it twice leaves one blob; what was read last is remembered.
 */
public final class BlobOutputStore implements OutputStore {

    /** The container; no zone of users. */
    public static final String CONTAINER = "engine";

    /** Bytes of JSON that are remembered; as values they take a few times that. */
    private static final long REMEMBERED = 32L * 1024 * 1024;

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP =
            new TypeReference<>() {};

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private final BlobStore blobs;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private long rememberedBytes;

    /** A value that was read, and the length of its JSON. */
    private record Remembered(Map<String, @Nullable Object> value, long bytes) {}

    public BlobOutputStore(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public Output keep(JobId job, String name, Map<String, @Nullable Object> value) {
        // The estimate counts no escapes: what is near the limit is measured.
        if (Values.jsonLength(value) < Output.LARGEST_INLINE / 8) {
            return Output.of(value);
        }
        byte[] json = JSON.writeValueAsBytes(value);
        if (json.length <= Output.LARGEST_INLINE) {
            return Output.of(value);
        }
        BlobRef ref = new BlobRef(CONTAINER, "%s/%s.json".formatted(folderOf(job), name));
        try {
            blobs.put(ref, new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new StorageUnavailable("an output could not be kept: " + e.getMessage(), e);
        }
        return new Output.Stored(ref.name(), json.length);
    }

    @Override
    public Map<String, @Nullable Object> read(Output.Stored output) {
        synchronized (remembered) {
            Remembered known = remembered.get(output.reference());
            if (known != null) {
                return known.value();
            }
        }
        Map<String, @Nullable Object> value = fetch(output);
        remember(output, value);
        return value;
    }

    @Override
    public void forget(JobId job) {
        try {
            blobs.deleteAll(new BlobRef(CONTAINER, folderOf(job)));
        } catch (IOException e) {
            throw new StorageUnavailable(
                    "the outputs of job %s cannot be removed: %s".formatted(job, e.getMessage()),
                    e);
        }
        forgetRead(folderOf(job) + "/");
    }

    private void forgetRead(String prefix) {
        synchronized (remembered) {
            remembered
                    .entrySet()
                    .removeIf(entry -> {
                        boolean isGone = entry.getKey().startsWith(prefix);
                        rememberedBytes -= isGone ? entry.getValue().bytes() : 0;
                        return isGone;
                    });
        }
    }

    private static String folderOf(JobId job) {
        return "jobs/" + job;
    }

    private Map<String, @Nullable Object> fetch(Output.Stored output) {
        try (InputStream content = blobs.open(new BlobRef(CONTAINER, output.reference()), 0)) {
            return Values.copyOfMap(JSON.readValue(content, MAP));
        } catch (IOException | JacksonException e) {
            throw new StorageUnavailable(
                    "the output %s cannot be read: %s"
                            .formatted(output.reference(), e.getMessage()),
                    e);
        }
    }

    private void remember(Output.Stored output, Map<String, @Nullable Object> value) {
        if (output.bytes() > REMEMBERED) {
            return;
        }
        synchronized (remembered) {
            Remembered before =
                    remembered.put(output.reference(), new Remembered(value, output.bytes()));
            rememberedBytes += output.bytes() - (before == null ? 0 : before.bytes());
            var eldest = remembered.entrySet().iterator();
            while (rememberedBytes > REMEMBERED) {
                rememberedBytes -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
    }
}
