package com.mdmc.crm.query.rights;

import static com.mongodb.client.model.Filters.in;

import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientErased;
import com.mdmc.crm.platform.privacy.ArchiveErasures;
import com.mdmc.crm.platform.privacy.StoreCopies;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.query.campaign.view.CampaignView;
import com.mdmc.crm.query.rights.ErasureCertificate.Reached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells where destroyed keys have left the files of the program, and where that is not in its hands. */
@Component
final class KeyRemoval {
    private final SubjectKeys keys;
    private final StorePurge purge;
    private final StoreCopies copies;
    private final ArchiveErasures archive;
    private final Views views;
    private final StatesAsOf past;

    KeyRemoval(
            SubjectKeys keys,
            StorePurge purge,
            StoreCopies copies,
            ArchiveErasures archive,
            Views views,
            StatesAsOf past) {
        this.keys = keys;
        this.purge = purge;
        this.copies = copies;
        this.archive = archive;
        this.views = views;
        this.past = past;
    }

    /** When the last key of some subjects was destroyed; empty while one is still there. */
    Optional<Instant> destroyedAt(Collection<String> subjects) {
        List<Instant> destroyed = subjects.stream()
                .flatMap(subject -> keys.destroyedAt(subject).stream())
                .toList();
        return destroyed.size() < subjects.size()
                ? Optional.empty()
                : destroyed.stream().max(Instant::compareTo);
    }

    /** When their campaigns' views had nothing of the client any more either; empty while one has. */
    Optional<Instant> clearedAt(Instant destroyed, Collection<String> leads) {
        List<Optional<Instant>> cleared = new ArrayList<>(List.of(Optional.of(destroyed)));
        views.each(CampaignView.VIEW, in("leadId", leads), kept -> cleared.add(forgotten(kept.key(), kept.position())));
        return cleared.stream().allMatch(Optional::isPresent)
                ? cleared.stream().flatMap(Optional::stream).max(Instant::compareTo)
                : Optional.empty();
    }

    private Optional<Instant> forgotten(String campaign, long shown) {
        Optional<Instant> last = Optional.empty();
        for (EventEnvelope<?> recorded : past.streamBetween(campaign, 0, shown)) {
            last = recorded.event() instanceof CampaignClientErased ? Optional.of(recorded.time()) : last;
        }
        return last;
    }

    /** How what was removed until an instant has left each place; empty while it is somewhere the program can reach. */
    Optional<List<Reached>> reached(Instant removed) {
        Optional<ArchiveErasures.Reached> archived = archive.latest();
        boolean isArchivePending = archived.filter(ArchiveErasures.Reached::isWritten)
                .filter(reached -> reached.upTo().isBefore(removed))
                .isPresent();
        return purge.isDoneFor(removed) && !isArchivePending && !copies.isAny()
                ? Optional.of(List.of(
                        new Reached("store", store()),
                        new Reached(
                                "archive",
                                archived.map(last -> archive(last, removed)).orElse("there is none"))))
                : Optional.empty();
    }

    private String store() {
        return purge.isSupported()
                ? "files rewritten without the key"
                : "key removed; the MongoDB server keeps it in its oplog, freed blocks and backups as long as these last";
    }

    /** What stays as it is, however much later the archive's other keys are removed. */
    private static String archive(ArchiveErasures.Reached reached, Instant removed) {
        return reached.isWritten()
                ? "keys destroyed until " + removed + " removed, from all of it"
                : "not written any more; keys destroyed after " + reached.upTo() + " are still in it: delete it";
    }
}
