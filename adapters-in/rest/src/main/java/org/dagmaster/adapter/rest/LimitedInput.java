package org.dagmaster.adapter.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upload. It fails where the body is longer than allowed or breaks off, so that the
 * store, which sees the failure, keeps nothing; and it remembers which of the two it was.
 */
final class LimitedInput extends FilterInputStream {

    /** Why the reading failed. */
    enum Fault {
        TOO_LARGE,
        BROKEN_OFF
    }

    private long left;
    private @Nullable Fault fault;

    LimitedInput(InputStream in, long maxBytes) {
        super(in);
        this.left = maxBytes;
    }

    /** Null as long as the reading goes well. */
    @Nullable Fault fault() {
        return fault;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readOn(buffer, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            fault = Fault.TOO_LARGE;
            throw new IOException("the upload is above its limit");
        }
        return count;
    }

    private int readOn(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException broken) {
            fault = Fault.BROKEN_OFF;
            throw broken;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        // By reading, so that what is skipped counts.
        return readNBytes((int) Math.min(count, 65_536)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
