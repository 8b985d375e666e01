package com.mdmc.crm.command.lead.imports;

import static com.mdmc.crm.domain.user.Permission.LEADS_CREATE;
import static com.mdmc.crm.domain.user.Permission.LEADS_DELETE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.id.LeadImportId;
import com.mdmc.crm.domain.lead.LeadImportEvent.Lines;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands of an import; the leads themselves are captured and archived by commands of their own. */
public sealed interface LeadImportCommand extends DomainCommand {

    @TargetAggregateIdentifier
    LeadImportId importId();

    @Override
    default String subject() {
        return importId().value();
    }

    @Override
    default String resource() {
        return "lead-import";
    }

    /** Puts on record that a list was read and what would become of its lines. */
    @Allowed(LEADS_CREATE)
    record PreviewLeadImport(LeadImportId importId, Lines lines) implements LeadImportCommand {}

    /** Puts on record that the leads were captured; idempotent. */
    @Allowed(LEADS_CREATE)
    record ConfirmLeadImport(LeadImportId importId, Lines lines) implements LeadImportCommand {}

    /** Puts on record that the leads were archived as far as nobody had touched them; idempotent. */
    @Allowed(LEADS_DELETE)
    record ReverseLeadImport(LeadImportId importId, int archived, int kept) implements LeadImportCommand {}
}
