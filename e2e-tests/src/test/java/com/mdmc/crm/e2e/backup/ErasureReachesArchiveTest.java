package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchivedKeys;
import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.platform.privacy.ArchiveErasures;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A key that is destroyed is gone from the archive: an attacker with all its keys and files finds none of its bytes. */
class ErasureReachesArchiveTest {
    private static final int LEADS = Integer.getInteger("erasure.leads", 10);

    @TempDir
    Path directory;

    @Test
    void noByteOfADestroyedKeyIsLeft() {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        List<TransferredKey> keys = new ArrayList<>();
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            List<String> leads = Stream.generate(() -> LeadForms.captured(admin))
                    .limit(LEADS)
                    .toList();
            SubjectKeyTransfer live = new SubjectKeyTransfer(
                    server.context().getBean(MongoDatabase.class),
                    server.context().getBean(MasterKey.class));
            leads.forEach(lead -> keys.add(live.of(lead).orElseThrow()));
            ArchiveDirectory files = Archives.open(archive, Archives.masterKey(data));
            Eventually.that(() -> found(keys, archive, data), hits -> hits == LEADS);
            leads.forEach(lead -> {
                admin.post("/api/leads/" + lead + "/archiving", Map.of());
                admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                        .expect(200);
            });
            Eventually.that(() -> found(keys, archive, data), hits -> hits == 0);
            Eventually.that(() -> tombstones(files), count -> count == LEADS);
            String certificate = "/api/leads/" + leads.get(0) + "/erasure-certificate/text";
            String issued = Eventually.found(() -> admin.get(certificate)).raw().body();
            assertThat(issued).contains("archive: keys destroyed until", "store: files rewritten without the key");
            eraseAnother(admin, server.context().getBean(ArchiveErasures.class));
            assertThat(admin.get(certificate).expect(200).raw().body())
                    .as("the same document, although the ledger and the archive have gone on")
                    .isEqualTo(issued);
        }
        ArchiveDirectory files = Archives.open(archive, Archives.masterKey(data));
        assertThat(found(keys, archive, data)).isZero();
        assertThat(tombstones(files)).isEqualTo(LEADS + 1);
    }

    private static void eraseAnother(CrmClient admin, ArchiveErasures archived) {
        Instant reached = archived.latest().orElseThrow().upTo();
        String another = LeadForms.captured(admin);
        long position = admin.post("/api/leads/" + another + "/erasure", Map.of("reason", "demande"))
                .expect(200)
                .position();
        Eventually.that(() -> archived.latest().orElseThrow().upTo(), upTo -> upTo.isAfter(reached));
        admin.get("/api/audit/proofs/" + position).expect(200);
    }

    private static long tombstones(ArchiveDirectory archive) {
        try {
            return ArchivedKeys.all(archive).stream()
                    .filter(TransferredKey::isDestroyed)
                    .count();
        } catch (IOException changedMeanwhile) {
            return -1;
        }
    }

    /** How many of the keys stand in some file of the archive, once decrypted; -1 if it was written meanwhile. */
    private long found(List<TransferredKey> keys, Path archive, Path data) {
        Path clear = directory.resolve("clear");
        try {
            Archives.decrypt(archive, Archives.masterKey(data), clear);
            return keys.stream()
                    .filter(key -> Archives.filesWith(key.key(), clear) > 0)
                    .count();
        } catch (IOException | UncheckedIOException | DamagedArchiveException writtenMeanwhile) {
            return -1;
        } finally {
            FileSystemUtils.deleteRecursively(clear.toFile());
        }
    }
}
