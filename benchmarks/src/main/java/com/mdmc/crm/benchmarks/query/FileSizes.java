package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.ledger.append.MongoCommitLog;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** How much a directory takes. */
final class FileSizes {
    private FileSizes() {}

    /** Bytes of all files below a directory. */
    static long of(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** Bytes of all commits with gzip. */
    static long compressedLedger(MongoDatabase database) throws IOException {
        AtomicLong bytes = new AtomicLong();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes.addAndGet(length);
            }
        };
        try (OutputStream gzip = new GZIPOutputStream(counting);
                var commits = MongoCommitLog.reading(database).from(1)) {
            while (commits.hasNext()) {
                CommitDocument commit = commits.next();
                gzip.write(commit.bytes());
            }
        }
        return bytes.get();
    }
}
