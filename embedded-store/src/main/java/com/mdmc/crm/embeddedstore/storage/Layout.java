package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.storage.manifest.ManifestFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names of the files of a store. */
final class Layout {

    /** The checkpoint of format 1; in a newer store a notice, which programs that know no manifest refuse to open. */
    static final String LEGACY = "checkpoint.mv";

    /** A checkpoint being written, or cut short in that. */
    static final String NEW = "checkpoint.new";

    private static final String PREFIX = "checkpoint-";
    private static final String SUFFIX = ".mv";
    private static final int SMALLEST_LEGACY = 8192;

    private Layout() {}

    static String checkpoint(int generation) {
        return String.format("%s%08x%s", PREFIX, generation, SUFFIX);
    }

    static boolean isCheckpoint(String name) {
        return name.matches(PREFIX + "[0-9a-f]{8}" + SUFFIX);
    }

    /** The name of the file that takes the place of another. */
    static String following(String checkpoint) {
        String number = checkpoint.substring(PREFIX.length(), checkpoint.length() - SUFFIX.length());
        return checkpoint(Integer.parseInt(number, 16) + 1);
    }

    static boolean isLegacy(StoreFiles files) throws IOException {
        if (!files.exists(LEGACY)) {
            return false;
        }
        try (StoreFile file = files.open(LEGACY)) {
            return file.size() >= SMALLEST_LEGACY;
        }
    }

    static void writeNotice(StoreFiles files) throws IOException {
        String notice = "This store has format 2: see " + ManifestFile.NAME + ".\n"
                + "The name of this file is that of the checkpoint of format 1, so that older programs do not begin anew.\n";
        try (StoreFile file = files.open(LEGACY)) {
            file.truncate(0);
            file.write(ByteBuffer.wrap(notice.getBytes(StandardCharsets.UTF_8)), 0);
            file.force();
        }
    }
}
