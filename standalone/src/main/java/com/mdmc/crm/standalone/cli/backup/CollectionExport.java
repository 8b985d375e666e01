package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.export.ArchivedExport;
import com.mdmc.crm.backup.export.JsonLines;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.ExportCompleted;
import com.mdmc.crm.domain.access.AccessEvent.ExportStarted;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.context.ApplicationContext;

/** One collection as newline-delimited JSON, with personal texts readable. */
public final class CollectionExport {
    private static final String OPERATOR = "operator";

    private final String collection;
    private final Path out;

    /** @param out where the lines go; {@code null} for standard output */
    public CollectionExport(String collection, Path out) {
        this.collection = collection;
        this.out = out;
    }

    /** Exports from the store, or from the archive that the options name. */
    public void run(ArchiveOptions options) throws IOException {
        try (PrintWriter writer = writer()) {
            if (options.isGiven()) {
                archived(options.archive(Optional.empty()), writer::println);
            } else {
                live(writer::println);
            }
        }
    }

    private PrintWriter writer() throws IOException {
        if (out == null) {
            return new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        }
        // Readable by its owner alone: it holds names and addresses.
        Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new PrintWriter(Files.newBufferedWriter(out));
    }

    private void live(Consumer<String> line) {
        try (OfflineProjection offline = OfflineProjection.open(System.getenv())) {
            ApplicationContext context = offline.context();
            String id = UUID.randomUUID().toString();
            record(context, id, new ExportStarted(id, collection, "ndjson", Map.of()));
            Privacy privacy = context.getBean(Privacy.class);
            AtomicLong rows = new AtomicLong();
            new JsonLines(context.getBean(MongoDatabase.class)).documents(collection, document -> {
                line.accept(JsonLines.line(JsonLines.withTexts(
                        document,
                        token -> privacy.decrypt(PersonalText.encrypted(token)).text())));
                rows.incrementAndGet();
            });
            record(context, id, new ExportCompleted(id, collection, "ndjson", Map.of(), rows.get(), true));
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

    private void archived(ArchiveDirectory archive, Consumer<String> line) throws IOException {
        if (!new ArchivedExport(archive).read(collection, line)) {
            throw new StartRefusedException(archive.root() + " holds no export yet.");
        }
    }
}
