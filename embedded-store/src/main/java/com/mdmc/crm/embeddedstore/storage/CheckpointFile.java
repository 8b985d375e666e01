package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.BlockFile;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.WriteState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.WriteBuffer;

/** MVStore's file on a {@link BlockFile}, telling when a commit has captured its roots and waiting out a full disk. */
final class CheckpointFile extends RandomAccessStore {

    private static final long RETRY_MILLIS = 500;

    // A chunk fuller than that is not worth writing again.
    private static final int MOSTLY_USED = 75;

    // MVStore takes a chunk for whole when the last bytes of it are there, whatever is missing in between.
    private static final int LAST = BlockFile.BLOCK;

    private final StoreFile file;
    private final WriteState state;
    private volatile Runnable onCapture = () -> {};
    private final Object patience = new Object();
    private volatile boolean patient;

    CheckpointFile(StoreFile file, Map<String, Object> config, WriteState state) throws IOException {
        super(config);
        this.file = file;
        this.state = state;
        init("checkpoint", false);
        setSize(file.size());
    }

    /**
     * Marks what is in use in the emptiest and oldest chunks as changed, so that the next commit writes it. Content and
     * place of pages stay as they are until then: nothing is moved within the file.
     *
     * @param target percentage of the chunks' bytes in use from which nothing is done
     * @param most bytes to write again
     */
    void evacuate(int target, int most) {
        if (hasPersistentData() && getChunksFillRate() < target) {
            rewriteChunks(most, MOSTLY_USED);
        }
    }

    /** What to run once the next commit has captured the maps' roots: from then on writers may go on. */
    void onNextCapture(Runnable action) {
        onCapture = action;
    }

    /** Whether a write waits for disk space: while the store is open; at its start and end it fails. */
    void patient(boolean isPatient) {
        synchronized (patience) {
            patient = isPatient;
            patience.notifyAll();
        }
    }

    /** Called by MVStore between capturing the roots and serialising their pages. */
    @Override
    public WriteBuffer getWriteBuffer() {
        Runnable action = onCapture;
        onCapture = () -> {};
        action.run();
        return super.getWriteBuffer();
    }

    /** Without a chunk MVStore looks whether there is one: what is torn or damaged there is none. */
    @Override
    public ByteBuffer readFully(SFChunk chunk, long position, int length) {
        ByteBuffer target = ByteBuffer.allocate(length);
        try {
            if (chunk == null && file instanceof BlockFile blocks) {
                blocks.readOrZeros(target, position);
            } else {
                file.read(target, position);
            }
        } catch (DamagedStoreException e) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "{0}", e.getMessage(), e);
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_READING_FAILED, e);
        }
        target.rewind();
        return target;
    }

    /**
     * The end of a chunk is written when the rest is durable, so that a chunk torn by a power loss has none; and nothing
     * else is written before that is, so that the file's header names no chunk that is not there.
     */
    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
        int length = source.remaining();
        if (chunk == null) {
            writeHeader(source, position);
        } else {
            ByteBuffer last = source.slice(source.limit() - LAST, LAST);
            writePart(source.slice(source.position(), length - LAST), position);
            forceWritten();
            writePart(last, position + length - LAST);
            forceWritten();
        }
        setSize(Math.max(size(), position + length));
        writeCount.incrementAndGet();
        writeBytes.addAndGet(length);
    }

    /** Each copy of the header is durable before the next is written, so that a power loss leaves one of them whole. */
    private void writeHeader(ByteBuffer source, long position) {
        for (int at = 0; at < source.limit(); at += LAST) {
            writePart(source.slice(at, LAST), position + at);
            forceWritten();
        }
    }

    private void writePart(ByteBuffer source, long position) {
        int start = source.position();
        while (!tryWrite(source, start, position)) {
            pause();
        }
    }

    private void forceWritten() {
        while (!tryForce()) {
            pause();
        }
    }

    private boolean tryForce() {
        try {
            file.force();
            state.succeeded(WriteState.Writer.CHECKPOINT);
            return true;
        } catch (IOException e) {
            return endured(e);
        }
    }

    /** Answers that it has not been written, if that is to be waited out. */
    private boolean endured(IOException cause) {
        state.failed(WriteState.Writer.CHECKPOINT, cause);
        if (!patient) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, cause);
        }
        return false;
    }

    /** A failed write would make MVStore close itself for good, so it is repeated: writing twice does no harm. */
    private boolean tryWrite(ByteBuffer source, int start, long position) {
        try {
            source.position(start);
            file.write(source, position);
            return true;
        } catch (IOException e) {
            return endured(e);
        }
    }

    private void pause() {
        try {
            synchronized (patience) {
                if (patient) {
                    patience.wait(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void sync() {
        try {
            file.force();
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        }
    }

    @Override
    protected void truncate(long size) {
        try {
            file.truncate(size);
            setSize(Math.min(size(), size));
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        }
    }

    @Override
    public void close() {
        super.close();
        try {
            file.close();
        } catch (IOException e) {
            throw failure(DataUtils.ERROR_WRITING_FAILED, e);
        }
    }

    private static MVStoreException failure(int code, IOException cause) {
        return DataUtils.newMVStoreException(code, "{0}", cause.toString(), cause);
    }

    @Override
    public void open(String fileName, boolean readOnly, char[] encryptionKey) {
        throw new UnsupportedOperationException("opened by its constructor");
    }

    @Override
    public FileStore<SFChunk> open(String fileName, boolean readOnly) {
        throw new UnsupportedOperationException("one file a store");
    }

    @Override
    public void backup(ZipOutputStream out) {
        throw new UnsupportedOperationException("export the store instead");
    }
}
