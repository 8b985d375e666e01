package com.mdmc.crm.query.lead.imports;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.id.LeadImportId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportConfirmed;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportPreviewed;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportReversed;
import com.mdmc.crm.domain.lead.LeadImportEvent.Lines;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * An import of leads.
 *
 * @param preview what would have become of the lines when they were read
 * @param confirmed what became of them; {@code null} before all were captured
 * @param archived leads that were archived; {@code null} before it was reversed
 * @param kept leads that somebody had touched; {@code null} before it was reversed
 */
@NullMarked
@RecordBuilder
public record LeadImportView(
        LeadImportId id,
        Status status,
        UserId importedBy,
        Instant previewedAt,
        Lines preview,
        @Nullable Lines confirmed,
        @Nullable Integer archived,
        @Nullable Integer kept,
        long version,
        long position)
        implements LeadImportViewBuilder.With {
    /** How an import comes about. */
    public static final Fold<LeadImportView> FOLD = Fold.of(LeadImportView.class)
            .on(LeadImportPreviewed.class, (none, recorded) -> {
                LeadImportPreviewed event = recorded.event();
                return LeadImportViewBuilder.builder()
                        .id(event.importId())
                        .status(Status.PREVIEWED)
                        .importedBy(event.importedBy())
                        .previewedAt(recorded.time())
                        .preview(event.lines())
                        .version(recorded.version())
                        .position(recorded.position())
                        .build();
            })
            .on(
                    LeadImportConfirmed.class,
                    (view, recorded) -> view.with(next -> next.status(Status.CONFIRMED)
                            .confirmed(recorded.event().lines())
                            .version(recorded.version())
                            .position(recorded.position())))
            .on(
                    LeadImportReversed.class,
                    (view, recorded) -> view.with(next -> next.status(Status.REVERSED)
                            .archived(recorded.event().archived())
                            .kept(recorded.event().kept())
                            .version(recorded.version())
                            .position(recorded.position())))
            .build();

    /** The stored view. */
    public static final ViewDefinition<LeadImportView> VIEW =
            ViewDefinition.bySubject("lead_import_views", LeadImportView.class, FOLD, List.of(), List.of());

    /** How far an import got. */
    public enum Status implements WireEnum {
        PREVIEWED,
        CONFIRMED,
        REVERSED
    }
}
