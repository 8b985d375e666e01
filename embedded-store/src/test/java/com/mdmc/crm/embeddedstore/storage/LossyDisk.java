package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk in memory that keeps only what was forced. After a power loss each write since the last force of its file is
 * there, missing, or torn by sector; a deleted file may be back.
 */
public final class LossyDisk implements StoreFiles {

    private final Map<String, LossyFile> files = new HashMap<>();
    private final Map<String, LossyFile> deleted = new HashMap<>();
    private long operationsLeft = Long.MAX_VALUE;
    private String target;
    private long targetLeft;
    private boolean full;
    private boolean outOfSpace;

    /** Lets the power fail after so many more changes of files. */
    public synchronized void failAfter(long operations) {
        operationsLeft = operations;
    }

    /** Lets the power fail after so many more changes of one file. */
    public synchronized void failAfter(String file, long operations) {
        target = file;
        targetLeft = operations;
    }

    /** Whether writes fail for want of space, until told otherwise. */
    public synchronized void full(boolean isFull) {
        full = isFull;
    }

    /** Whether files can no longer grow, while what they have is still written to, until told otherwise. */
    public synchronized void outOfSpace(boolean isOut) {
        outOfSpace = isOut;
    }

    /** Called before a file gets longer. */
    synchronized void grow() throws IOException {
        if (outOfSpace) {
            throw new IOException("No space left on device");
        }
    }

    public synchronized boolean isPowerLost() {
        return operationsLeft < 0;
    }

    /** Called by every operation; only those that change something count. */
    synchronized void operate(boolean changing, LossyFile file) throws IOException {
        if (changing && file == files.get(target) && targetLeft-- <= 0) {
            operationsLeft = -1;
        }
        operate(changing);
    }

    private void operate(boolean changing) throws IOException {
        operationsLeft -= changing ? 1 : 0;
        if (operationsLeft < 0) {
            operationsLeft = -1;
            throw new IOException("power lost");
        }
        if (changing && full) {
            throw new IOException("No space left on device");
        }
    }

    /** The disk as the next start finds it. */
    public synchronized LossyDisk afterPowerLoss(Random random) {
        operationsLeft = -1;
        LossyDisk left = new LossyDisk();
        files.forEach((name, file) -> left.files.put(name, file.afterPowerLoss(left, random)));
        deleted.forEach((name, file) -> {
            if (random.nextBoolean()) {
                left.files.putIfAbsent(name, file.afterPowerLoss(left, random));
            }
        });
        return left;
    }

    @Override
    public synchronized StoreFile open(String name) throws IOException {
        operate(!files.containsKey(name));
        if (!files.containsKey(name)) {
            grow();
        }
        return files.computeIfAbsent(name, n -> new LossyFile(this));
    }

    @Override
    public synchronized List<String> list() throws IOException {
        operate(false);
        return new ArrayList<>(files.keySet());
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        operate(true);
        files.put(to, files.remove(from));
        deleted.remove(to);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        operate(true);
        LossyFile file = files.remove(name);
        if (file != null) {
            deleted.put(name, file);
        }
    }
}
