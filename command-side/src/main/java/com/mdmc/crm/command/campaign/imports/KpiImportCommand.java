package com.mdmc.crm.command.campaign.imports;

import static com.mdmc.crm.domain.user.Permission.CAMPAIGNS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.Days;
import com.mdmc.crm.domain.id.CampaignId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands of an import; the days themselves are recorded by commands of their campaigns. */
public sealed interface KpiImportCommand extends DomainCommand {

    @TargetAggregateIdentifier
    String importId();

    @Override
    default String subject() {
        return importId();
    }

    @Override
    default String resource() {
        return "kpi-import";
    }

    /** Puts on record that a report was read and what it would change. */
    @Allowed(CAMPAIGNS_UPDATE)
    record PreviewKpiImport(
            String importId, Platform platform, String digest, Instant fetchedAt, List<CampaignId> campaigns, Days days)
            implements KpiImportCommand {}

    /** Puts on record that the report's days were recorded; idempotent. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ConfirmKpiImport(String importId, Days days) implements KpiImportCommand {}

    /** Puts on record that the report's days were restored; idempotent. */
    @Allowed(CAMPAIGNS_UPDATE)
    record ReverseKpiImport(String importId, int restored, int kept) implements KpiImportCommand {}
}
