package com.mdmc.crm.query.campaign.imports;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportConfirmed;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportPreviewed;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportReversed;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * An import of a platform's report.
 *
 * @param digest SHA-256 of the file
 * @param fetchedAt when the report was made
 * @param preview what it would have changed when it was read
 * @param confirmed what its latest confirmation that changed something did; {@code null} before it was confirmed
 * @param restored days that were restored; {@code null} before it was reversed
 * @param kept days that something newer had come for; {@code null} before it was reversed
 */
@NullMarked
@RecordBuilder
public record KpiImportView(
        String id,
        Status status,
        Platform platform,
        String digest,
        @Nullable Instant fetchedAt,
        Instant previewedAt,
        List<CampaignId> campaigns,
        Days preview,
        @Nullable Days confirmed,
        @Nullable Integer restored,
        @Nullable Integer kept,
        long version,
        long position)
        implements KpiImportViewBuilder.With {
    /** How an import comes about. */
    public static final Fold<KpiImportView> FOLD = Fold.of(KpiImportView.class)
            .on(KpiImportPreviewed.class, (none, recorded) -> {
                KpiImportPreviewed event = recorded.event();
                return KpiImportViewBuilder.builder()
                        .id(event.importId())
                        .status(Status.PREVIEWED)
                        .platform(event.platform())
                        .digest(event.digest())
                        .fetchedAt(event.fetchedAt())
                        .previewedAt(recorded.time())
                        .campaigns(event.campaigns())
                        .preview(event.days())
                        .version(recorded.version())
                        .position(recorded.position())
                        .build();
            })
            .on(
                    KpiImportConfirmed.class,
                    (view, recorded) -> view.with(next -> next.status(Status.CONFIRMED)
                            .confirmed(recorded.event().days())
                            .version(recorded.version())
                            .position(recorded.position())))
            .on(
                    KpiImportReversed.class,
                    (view, recorded) -> view.with(next -> next.status(Status.REVERSED)
                            .restored(recorded.event().restored())
                            .kept(recorded.event().kept())
                            .version(recorded.version())
                            .position(recorded.position())))
            .build();

    /** The stored view. */
    public static final ViewDefinition<KpiImportView> VIEW =
            ViewDefinition.bySubject("kpi_import_views", KpiImportView.class, FOLD, List.of(), List.of());

    /** How far an import got. */
    public enum Status implements WireEnum {
        PREVIEWED,
        CONFIRMED,
        REVERSED
    }

    public KpiImportView {
        campaigns = campaigns == null ? List.of() : List.copyOf(campaigns);
    }
}
