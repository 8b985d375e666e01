package com.mdmc.crm.query.audit;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.AccessDenied;
import com.mdmc.crm.domain.access.AccessEvent.BackupTaskCompleted;
import com.mdmc.crm.domain.access.AccessEvent.BackupTaskFailed;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointCosigningFailed;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointCosigningResumed;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointKeyRotated;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointMismatchAccepted;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointMismatchDetected;
import com.mdmc.crm.domain.access.AccessEvent.CommandRejected;
import com.mdmc.crm.domain.access.AccessEvent.ExportCompleted;
import com.mdmc.crm.domain.access.AccessEvent.ExportStarted;
import com.mdmc.crm.domain.access.AccessEvent.IntakeSubmissionDropped;
import com.mdmc.crm.domain.access.AccessEvent.LoginFailed;
import com.mdmc.crm.domain.access.AccessEvent.NetworkDataErased;
import com.mdmc.crm.domain.access.AccessEvent.PrivateNoteRead;
import com.mdmc.crm.domain.access.AccessEvent.ViewMismatchDetected;
import com.mdmc.crm.domain.campaign.CampaignEvent;
import com.mdmc.crm.domain.campaign.billing.DocumentSeriesEvent;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent;
import com.mdmc.crm.domain.campaign.imports.KpiImportEvent.KpiImportReversed;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent;
import com.mdmc.crm.domain.lead.LeadBulkEvent;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadImportEvent;
import com.mdmc.crm.domain.lead.LeadImportEvent.LeadImportReversed;
import com.mdmc.crm.domain.lead.intake.IntakeFormEvent;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.operation.OperationEvent;
import com.mdmc.crm.domain.operation.OperationEvent.DeadLetterDiscarded;
import com.mdmc.crm.domain.user.AdministratorEvent;
import com.mdmc.crm.domain.user.ApiTokenEvent;
import com.mdmc.crm.domain.user.TeamEvent;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserAbsenceCancelled;
import com.mdmc.crm.domain.user.UserEvent.UserAbsencePlanned;
import com.mdmc.crm.domain.user.UserEvent.UserActivated;
import com.mdmc.crm.domain.user.UserEvent.UserDeactivated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChangeRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserErased;
import com.mdmc.crm.domain.user.UserEvent.UserInvited;
import com.mdmc.crm.domain.user.UserEvent.UserLocked;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedIn;
import com.mdmc.crm.domain.user.UserEvent.UserLoggedOut;
import com.mdmc.crm.domain.user.UserEvent.UserLoginFailed;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordReset;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordResetRequested;
import com.mdmc.crm.domain.user.UserEvent.UserPermissionsChanged;
import com.mdmc.crm.domain.user.UserEvent.UserPreferencesChanged;
import com.mdmc.crm.domain.user.UserEvent.UserRefreshTokenReused;
import com.mdmc.crm.domain.user.UserEvent.UserRenamed;
import com.mdmc.crm.domain.user.UserEvent.UserRoleChanged;
import com.mdmc.crm.domain.user.UserEvent.UserSessionRevoked;
import com.mdmc.crm.domain.user.UserEvent.UserSessionsEnded;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorDisabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorEnabled;
import com.mdmc.crm.domain.user.UserEvent.UserTwoFactorPrepared;
import com.mdmc.crm.domain.user.UserEvent.UserUnlocked;
import com.mdmc.crm.query.audit.AuditEntry.Category;
import com.mdmc.crm.query.audit.AuditEntry.Severity;
import java.util.List;

/**
 * Severity and category of an event type; the first row that matches counts.
 *
 * @param tags further words to filter by
 */
record AuditSeverityRules(Class<?> event, Severity severity, Category category, List<String> tags) {

    private static final List<AuditSeverityRules> TABLE = List.of(
            row(UserLoggedIn.class, Severity.INFO, Category.AUTH, "session"),
            row(UserLoggedOut.class, Severity.INFO, Category.AUTH, "session"),
            row(UserSessionRevoked.class, Severity.INFO, Category.AUTH, "session"),
            row(UserSessionsEnded.class, Severity.INFO, Category.AUTH, "session"),
            row(UserLoginFailed.class, Severity.WARNING, Category.AUTH, "session"),
            row(LoginFailed.class, Severity.WARNING, Category.AUTH, "session"),
            row(UserRefreshTokenReused.class, Severity.CRITICAL, Category.SECURITY, "session"),
            row(UserLocked.class, Severity.ERROR, Category.SECURITY, "lock"),
            row(UserUnlocked.class, Severity.WARNING, Category.SECURITY, "lock"),
            row(UserPasswordChanged.class, Severity.INFO, Category.AUTH, "password"),
            row(UserPasswordResetRequested.class, Severity.INFO, Category.AUTH, "password"),
            row(UserPasswordReset.class, Severity.WARNING, Category.AUTH, "password"),
            row(UserTwoFactorPrepared.class, Severity.INFO, Category.AUTH, "two-factor"),
            row(UserTwoFactorEnabled.class, Severity.INFO, Category.AUTH, "two-factor"),
            row(UserTwoFactorDisabled.class, Severity.WARNING, Category.AUTH, "two-factor"),
            row(UserInvited.class, Severity.INFO, Category.AUTH, "account"),
            row(UserEmailVerificationRequested.class, Severity.INFO, Category.AUTH, "account"),
            row(UserEmailVerified.class, Severity.INFO, Category.AUTH, "account"),
            row(UserEmailChangeRequested.class, Severity.WARNING, Category.SECURITY, "account"),
            row(UserEmailChanged.class, Severity.WARNING, Category.SECURITY, "account"),
            row(UserRoleChanged.class, Severity.WARNING, Category.SECURITY, "permissions"),
            row(UserPermissionsChanged.class, Severity.WARNING, Category.SECURITY, "permissions"),
            row(UserDeactivated.class, Severity.WARNING, Category.SECURITY, "account"),
            row(UserErased.class, Severity.WARNING, Category.SECURITY, "account"),
            row(UserActivated.class, Severity.WARNING, Category.SECURITY, "account"),
            row(UserPreferencesChanged.class, Severity.INFO, Category.DATA, "account"),
            row(UserRenamed.class, Severity.INFO, Category.DATA, "account"),
            row(UserAbsencePlanned.class, Severity.INFO, Category.BUSINESS, "absence"),
            row(UserAbsenceCancelled.class, Severity.INFO, Category.BUSINESS, "absence"),
            row(AdministratorEvent.class, Severity.WARNING, Category.SECURITY, "permissions"),
            row(ApiTokenEvent.class, Severity.WARNING, Category.SECURITY, "api-token"),
            row(DeadLetterDiscarded.class, Severity.WARNING, Category.DATA, "operation"),
            row(OperationEvent.class, Severity.INFO, Category.PERFORMANCE, "operation"),
            row(NotificationEvent.class, Severity.INFO, Category.BUSINESS, "notification"),
            row(TeamEvent.class, Severity.INFO, Category.BUSINESS, "team"),
            row(PrivateNoteRead.class, Severity.CRITICAL, Category.SECURITY, "private-note"),
            row(UserEvent.class, Severity.INFO, Category.SECURITY, "account"),
            row(AccessDenied.class, Severity.WARNING, Category.SECURITY, "denied"),
            row(CommandRejected.class, Severity.WARNING, Category.BUSINESS, "rejected"),
            row(ViewMismatchDetected.class, Severity.CRITICAL, Category.SECURITY, "self-check"),
            row(BackupTaskCompleted.class, Severity.INFO, Category.DATA, "backup"),
            row(BackupTaskFailed.class, Severity.CRITICAL, Category.SECURITY, "backup"),
            row(NetworkDataErased.class, Severity.INFO, Category.DATA, "retention"),
            row(ExportStarted.class, Severity.WARNING, Category.SECURITY, "export"),
            row(ExportCompleted.class, Severity.WARNING, Category.SECURITY, "export"),
            row(CheckpointKeyRotated.class, Severity.CRITICAL, Category.SECURITY, "checkpoint-key"),
            row(CheckpointCosigningFailed.class, Severity.CRITICAL, Category.SECURITY, "checkpoint"),
            row(CheckpointCosigningResumed.class, Severity.WARNING, Category.SECURITY, "checkpoint"),
            row(CheckpointMismatchDetected.class, Severity.CRITICAL, Category.SECURITY, "checkpoint"),
            row(CheckpointMismatchAccepted.class, Severity.CRITICAL, Category.SECURITY, "checkpoint"),
            row(IntakeSubmissionDropped.class, Severity.INFO, Category.SECURITY, "intake"),
            row(AccessEvent.class, Severity.WARNING, Category.SECURITY, "access"),
            row(CampaignKpisEvent.class, Severity.INFO, Category.PERFORMANCE, "figures"),
            row(CreativeKpisEvent.class, Severity.INFO, Category.PERFORMANCE, "figures"),
            row(KpiImportReversed.class, Severity.WARNING, Category.BUSINESS, "kpi-import"),
            row(KpiImportEvent.class, Severity.INFO, Category.BUSINESS, "kpi-import"),
            row(DocumentSeriesEvent.class, Severity.INFO, Category.BUSINESS, "invoice"),
            row(ExchangeRateCorrected.class, Severity.WARNING, Category.BUSINESS, "exchange-rate"),
            row(ExchangeRateEvent.class, Severity.INFO, Category.BUSINESS, "exchange-rate"),
            row(LeadBulkEvent.class, Severity.INFO, Category.BUSINESS, "lead-bulk"),
            row(LeadImportReversed.class, Severity.WARNING, Category.BUSINESS, "lead-import"),
            row(LeadImportEvent.class, Severity.INFO, Category.BUSINESS, "lead-import"),
            row(IntakeFormEvent.class, Severity.WARNING, Category.SECURITY, "intake-form"),
            row(LeadEvent.class, Severity.INFO, Category.BUSINESS, "lead"),
            row(CampaignEvent.class, Severity.INFO, Category.BUSINESS, "campaign"),
            row(DomainEvent.class, Severity.INFO, Category.DATA));

    private static final ClassValue<AuditSeverityRules> ROWS = new ClassValue<>() {
        @Override
        protected AuditSeverityRules computeValue(Class<?> type) {
            return TABLE.stream()
                    .filter(row -> row.event.isAssignableFrom(type))
                    .findFirst()
                    .orElseThrow();
        }
    };

    /** The row of an event. */
    static AuditSeverityRules of(DomainEvent event) {
        return ROWS.get(event.getClass());
    }

    /** Whether the event records something that was let happen rather than refused. */
    boolean isSuccess() {
        return event != LoginFailed.class
                && event != UserLoginFailed.class
                && event != AccessDenied.class
                && event != IntakeSubmissionDropped.class
                && event != ViewMismatchDetected.class
                && event != BackupTaskFailed.class
                && event != CheckpointMismatchDetected.class
                && event != CheckpointCosigningFailed.class
                && event != CommandRejected.class;
    }

    private static AuditSeverityRules row(Class<?> event, Severity severity, Category category, String... tags) {
        return new AuditSeverityRules(event, severity, category, List.of(tags));
    }
}
