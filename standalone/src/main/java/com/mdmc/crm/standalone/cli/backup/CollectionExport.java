package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.export.AgeRecipient;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.backup.export.JsonLines;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.ExportCompleted;
import com.mdmc.crm.domain.access.AccessEvent.ExportStarted;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.context.ApplicationContext;

/** One collection as newline-delimited JSON, with personal texts readable. */
public final class CollectionExport {
    private static final String OPERATOR = "operator";

    private final String collection;
    private final Path out;
    private final Optional<AgeRecipient> recipient;

    /**
     * @param out where the lines go; {@code null} for standard output
     * @param recipient whom they are encrypted to
     */
    public CollectionExport(String collection, Path out, Optional<AgeRecipient> recipient) {
        this.collection = collection;
        this.out = out;
        this.recipient = recipient;
    }

    /** Exports from the store, or from the archive that the options name. */
    public void run(ArchiveOptions options) throws IOException {
        try (OutputStream lines = encrypted(file())) {
            if (options.isGiven()) {
                archived(options.archive(Optional.empty()), lines);
            } else {
                live(lines);
            }
        }
    }

    private OutputStream encrypted(OutputStream file) throws IOException {
        return recipient.isPresent() ? recipient.get().encrypting(file) : file;
    }

    private OutputStream file() throws IOException {
        if (out == null) {
            return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        }
        // Readable by its owner alone: it holds names and addresses.
        Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new BufferedOutputStream(Files.newOutputStream(out));
    }

    private void live(OutputStream lines) throws IOException {
        try (OfflineProjection offline = OfflineProjection.open(System.getenv())) {
            ApplicationContext context = offline.context();
            String id = UUID.randomUUID().toString();
            record(context, id, new ExportStarted(id, collection, "ndjson", Map.of()));
            long rows = new JsonLines(context.getBean(MongoDatabase.class))
                    .readable(collection, context.getBean(Privacy.class), lines);
            record(context, id, new ExportCompleted(id, collection, "ndjson", Map.of(), rows, true));
        }
    }

    private static void record(ApplicationContext context, String id, AccessEvent event) {
        context.getBean(EventBus.class)
                .publish(new GenericEventMessage<>(
                        event,
                        RequestContext.system(OPERATOR, OPERATOR + "-export-" + id, null)
                                .metadata("ExportCollection")
                                .toMap()));
    }

    private void archived(ArchiveDirectory archive, OutputStream lines) throws IOException {
        if (!new ArchivedExport(archive).read(collection, lines)) {
            throw new StartRefusedException(archive.root() + " holds no export yet.");
        }
    }
}
