package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.write.ForeignArchiveException;
import com.mdmc.crm.embeddedstore.NoStoreException;
import com.mdmc.crm.embeddedstore.StoreInUseException;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import com.mdmc.crm.embeddedstore.storage.manifest.NewerFormatException;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.ledger.settings.WeakDurabilityException;
import com.mdmc.crm.projections.rebuild.ProjectionInUseException;
import com.mongodb.MongoTimeoutException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** What an operator is told of a failure: one sentence on the cause, where it happened only if asked for. */
final class Failures {
    /** Variable that has the program print where a failure happened. */
    private static final String STACK_TRACE = "CRM_STACKTRACE";

    private static final List<Class<? extends Throwable>> EXPLAINED = List.of(
            BadSettingException.class,
            StartRefusedException.class,
            WeakDurabilityException.class,
            MongoTimeoutException.class,
            StoreInUseException.class,
            ProjectionInUseException.class,
            NoStoreException.class,
            DamagedStoreException.class,
            NewerFormatException.class,
            DamagedArchiveException.class,
            ForeignArchiveException.class,
            UnwritableStoreException.class,
            PortInUseException.class,
            FileSystemException.class);

    private Failures() {}

    static void print(Throwable failed) {
        System.err.println("crm: " + sentence(failed));
        if (System.getenv(STACK_TRACE) != null) {
            failed.printStackTrace();
        }
    }

    private static String sentence(Throwable failed) {
        List<Throwable> causes =
                Stream.iterate(failed, Objects::nonNull, Throwable::getCause).toList();
        return causes.stream()
                .filter(cause -> EXPLAINED.stream().anyMatch(kind -> kind.isInstance(cause)))
                .findFirst()
                .map(Failures::text)
                .orElseGet(() -> innermost(causes.get(causes.size() - 1)));
    }

    private static String text(Throwable cause) {
        return firstLine(cause instanceof FileSystemException ? cause.toString() : cause.getMessage());
    }

    private static String innermost(Throwable cause) {
        String message = firstLine(String.valueOf(cause.getMessage()));
        boolean isSentence =
                cause.getClass() == IllegalStateException.class || cause.getClass() == IllegalArgumentException.class;
        return isSentence
                ? message
                : "%s: %s (%s=1 shows where)".formatted(cause.getClass().getSimpleName(), message, STACK_TRACE);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
