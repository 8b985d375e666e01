package com.mdmc.crm.platform.configuration;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Warns while there is still time that the data directory's disk is getting full. */
class DiskSpaceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpaceWatch.class);
    private static final long SCARCE_PERCENT = 10;

    private final Path data;
    private boolean isScarce;

    DiskSpaceWatch(Path data) {
        this.data = data;
    }

    @Scheduled(fixedDelayString = "${crm.disk.poll:30s}")
    void look() throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        FileStore disk = Files.getFileStore(data);
        tell(disk.getUsableSpace(), disk.getTotalSpace());
    }

    /** Says so once, and once more when it is over. */
    void tell(long free, long total) {
        boolean scarce = total > 0 && free * 100 < total * SCARCE_PERCENT;
        if (scarce != isScarce) {
            String left = String.format(Locale.ROOT, "%,d of %,d MB", free >> 20, total >> 20);
            if (scarce) {
                LOG.warn("Only {} are free for {}: writes are refused when nothing is left", left, data);
            } else {
                LOG.warn("{} are free again for {}", left, data);
            }
        }
        isScarce = scarce;
    }
}
