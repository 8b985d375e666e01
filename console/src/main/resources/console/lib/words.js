import { t } from './i18n.js';
import { amount, day, instant, money, none, percent } from './format.js';
import { label, nameOf } from './meta.js';

/** What happened, in a person's words; a type without a text of its own shows its name. */
const EVENTS = {
  LeadCaptured: () => t('Prospect enregistré'), LeadPersonalInfoChanged: () => t('Coordonnées modifiées'), LeadArtistInfoChanged: () => t('Artiste modifié'),
  LeadBusinessInfoChanged: () => t('Projet modifié'), LeadCommunicationChanged: () => t('Préférences de contact modifiées'),
  LeadStageChanged: (d) => `${label('leadStage', d.from)} → ${label('leadStage', d.to)}`, LeadLost: () => t('Perdu'), LeadReopened: (d) => t('Rouvert : {stage}', { stage: label('leadStage', d.to) }),
  LeadPriorityChanged: (d) => t('Priorité : {value}', { value: label('priority', d.to) }), LeadTagsChanged: (d) => t('Étiquettes : {value}', { value: (d.tags ?? []).join(', ') || none }),
  LeadProbabilityChanged: (d) => t('Probabilité : {value}', { value: d.probability == null ? t('par l’étape') : percent(d.probability) }), LeadExpectedCloseDateChanged: (d) => t('Clôture prévue : {value}', { value: day(d.expectedCloseDate) }),
  LeadScored: (d) => t('Score calculé : {value}', { value: d.score?.value ?? none }), LeadScoreOverridden: (d) => t('Score fixé : {value}', { value: d.score?.value ?? d.score }),
  LeadAssigned: (d) => t('Confié à {name}', { name: nameOf(d.assignedTo) }), LeadQueued: () => t('Mis en attente d’un responsable'),
  LeadConverted: () => t('Converti en campagne'), LeadConversionReverted: () => t('Conversion annulée'),
  LeadFollowUpScheduled: (d) => t('Relance prévue : {what}', { what: d.subjectLine ?? d.subject ?? label('followUpType', d.type) }), LeadFollowUpCompleted: () => t('Relance faite'), LeadFollowUpCancelled: () => t('Relance annulée'),
  LeadFollowUpReassigned: (d) => t('Relance confiée à {name}', { name: nameOf(d.to) }),
  LeadFollowUpRescheduled: (d) => t('Relance reportée au {value}', { value: d.to ? instant(d.to) : none }), LeadFollowUpReminded: () => t('Relance rappelée'),
  LeadNoteAdded: (d) => (d.isPrivate ? t('Note privée') : t('Note')), LeadNoteRevised: () => t('Note récrite'),
  LeadContactAttempted: (d) => `${t('Contact')} : ${label('contactMethod', d.method)}, ${label('contactOutcome', d.outcome).toLowerCase()}`,
  LeadEngagementRecorded: () => t('Activité en ligne'), LeadErasureProposed: () => t('Effacement proposé'), LeadRetentionExtended: () => t('Conservation prolongée'), LeadArchived: () => t('Archivé'), LeadRestored: () => t('Désarchivé'),
  LeadDuplicateMerged: () => t('Doublon fusionné'), LeadDuplicateUnmerged: () => t('Fusion annulée'), LeadUnmerged: () => t('Fusion annulée'), LeadMergedInto: () => t('Fusionné dans un autre prospect'), LeadErased: () => t('Données effacées'), LeadConsentRecorded: () => t('Consentement enregistré'), SubjectExported: () => t('Données remises à la personne'),
  CampaignDrafted: () => t('Brouillon créé'), CampaignDetailsChanged: () => t('Intitulé modifié'), CampaignClientInfoChanged: () => t('Client modifié'), CampaignBuyerChanged: () => t('Destinataire des factures modifié'), CampaignTeamChanged: () => t('Équipe modifiée'), CampaignTimelineChanged: () => t('Calendrier modifié'), CampaignObjectivesChanged: () => t('Objectifs modifiés'),
  CampaignBudgetChanged: () => t('Budget modifié'), CampaignPlatformConfigured: (d) => t('Plateforme réglée : {name}', { name: label('platform', d.platform?.name ?? d.platform ?? d.setup?.name) }), CampaignCreativeAdded: () => t('Création ajoutée'), CampaignCreativeChanged: () => t('Création modifiée'), CampaignCreativeRetired: () => t('Création retirée'),
  CampaignActivated: () => t('Campagne activée'), CampaignPaused: () => t('Campagne mise en pause'), CampaignCompleted: () => t('Campagne terminée'), CampaignCancelled: () => t('Campagne annulée'), CampaignReopened: () => t('Campagne rouverte'), CampaignDiscarded: () => t('Brouillon abandonné'),
  CampaignNoteAdded: () => t('Note'), CampaignInvoiced: () => t('Facture émise'), CampaignInvoiceCancelled: () => t('Facture annulée par un avoir'), CampaignInvoiceCredited: () => t('Avoir émis'), CampaignAdjustmentDue: () => t('Régularisation à facturer'), CampaignBudgetAlertRaised: (d) => t('Alerte de budget : {value}', { value: percent(d.threshold) }), CampaignSpendCorrected: () => t('Dépense corrigée'),
  CampaignKpisRecorded: () => t('Chiffres du jour enregistrés'), CampaignKpisRestated: () => t('Chiffres rectifiés'), CampaignCreativeKpisRecorded: () => t('Chiffres d’une création enregistrés'), CampaignCreativeKpisRestated: () => t('Chiffres d’une création rectifiés'),
  UserCreated: () => t('Compte créé'), UserInvited: () => t('Invitation envoyée'), UserLoggedIn: () => t('Connexion'), UserLoggedOut: () => t('Déconnexion'), UserLoginFailed: () => t('Connexion refusée'), LoginFailed: () => t('Connexion refusée'), UserLocked: () => t('Compte verrouillé'), UserUnlocked: () => t('Compte déverrouillé'),
  UserRoleChanged: () => t('Rôle modifié'), UserPermissionsChanged: () => t('Droits modifiés'), UserTeamChanged: () => t('Changement d’équipe'), UserPlatformsChanged: () => t('Plateformes modifiées'), UserRenamed: () => t('Nom modifié'), UserActivated: () => t('Compte réactivé'), UserDeactivated: () => t('Compte désactivé'), UserErased: () => t('Données effacées'), UserPreferencesChanged: () => t('Préférences modifiées'), UserAgendaFeedOpened: () => t('Adresse d’agenda ouverte'), UserAgendaFeedClosed: () => t('Adresse d’agenda fermée'), UserAbsencePlanned: () => t('Absence prévue'), UserAbsenceCancelled: () => t('Absence annulée'),
  UserPasswordChanged: () => t('Mot de passe changé'), UserPasswordReset: () => t('Mot de passe réinitialisé'), UserPasswordResetRequested: () => t('Mot de passe oublié'), UserTwoFactorEnabled: () => t('Double authentification activée'), UserTwoFactorDisabled: () => t('Double authentification retirée'), UserTwoFactorPrepared: () => t('Double authentification préparée'),
  UserSessionRevoked: () => t('Session fermée'), UserSessionsEnded: () => t('Sessions fermées'), UserRefreshTokenReused: () => t('Jeton de session rejoué'), UserEmailVerified: () => t('Adresse confirmée'), UserEmailVerificationRequested: () => t('Confirmation d’adresse demandée'), UserEmailChangeRequested: () => t('Changement d’adresse demandé'), UserEmailChanged: () => t('Adresse changée'), UserApiKeyStored: () => t('Clé d’API enregistrée'), UserApiKeyRemoved: () => t('Clé d’API retirée'),
  TeamCreated: () => t('Équipe créée'), TeamRenamed: () => t('Équipe renommée'), ExchangeRateRecorded: () => t('Cours enregistré'), ExchangeRateCorrected: () => t('Cours corrigé'), AdministratorAppointed: () => t('Administrateur nommé'), AdministratorDismissed: () => t('Administrateur relevé'),
  AccessDenied: () => t('Accès refusé'), CommandRejected: () => t('Demande refusée'), PrivateNoteRead: () => t('Note privée lue'), ExportStarted: () => t('Export commencé'), ExportCompleted: () => t('Export terminé'), CheckpointKeyRotated: () => t('Clé de signature remplacée'), CheckpointMismatchDetected: () => t('Point de contrôle contredit'), CheckpointMismatchAccepted: () => t('Perte reconnue'), ViewMismatchDetected: () => t('Vue différente du registre'),
  IntakeFormCreated: () => t('Formulaire du site ouvert'), IntakeFormRetired: () => t('Formulaire du site retiré'), IntakeSubmissionDropped: () => t('Envoi de formulaire écarté'),
};

export const eventText = (type, details = {}) => EVENTS[type]?.(details ?? {}) ?? type;
export const eventTypes = () => Object.keys(EVENTS);

/** The sentence under an event: the reason, the note, what was typed. */
export function eventDetail(details = {}) {
  const text = details.reason ?? details.note ?? details.content ?? details.description;
  return typeof text === 'string' ? text : null;
}

const FIELDS = {
  'personalInfo.firstName': () => t('Prénom'), 'personalInfo.lastName': () => t('Nom'), 'personalInfo.email': () => t('E-mail'), 'personalInfo.phone': () => t('Téléphone'), 'personalInfo.address': () => t('Adresse'),
  'artistInfo.name': () => t('Artiste'), 'artistInfo.genre': () => t('Genres'), 'artistInfo.label': () => t('Label'), 'artistInfo.manager': () => t('Manager'),
  'businessInfo.budget.amount': () => t('Budget'), 'businessInfo.platforms': () => t('Plateformes'), 'businessInfo.goals': () => t('Objectifs'), 'businessInfo.timeline': () => t('Période'),
  'pipeline.stage': () => t('Étape'), 'pipeline.probability': () => t('Probabilité'), 'pipeline.priority': () => t('Priorité'), 'pipeline.score': () => t('Score'), 'pipeline.tags': () => t('Étiquettes'), 'pipeline.lostReason': () => t('Motif de la perte'), 'pipeline.expectedCloseDate': () => t('Clôture prévue'), 'pipeline.stageSince': () => t('Dans l’étape depuis'),
  'assignment.assignedTo': () => t('Responsable'), 'assignment.team': () => t('Équipe'), 'communication.nextFollowUp': () => t('Prochaine relance'), 'communication.lastContact': () => t('Dernier contact'), 'communication.responseRate': () => t('Taux de réponse'),
  'conversion.contractValue': () => t('Contrat'), 'conversion.contractValue.amount': () => t('Montant du contrat'), 'conversion.contractValue.currency': () => t('Devise du contrat'), 'conversion.campaignId': () => t('Campagne'), 'conversion.isConverted': () => t('Converti'), 'conversion.convertedAt': () => t('Converti le'), 'conversion.conversionStage': () => t('Étape à la conversion'), 'conversion.timeToConversion': () => t('Jours jusqu’à la conversion'),
  'assignment.assignedAt': () => t('Confié le'), 'assignment.autoAssigned': () => t('Confié automatiquement'), 'assignment.assignmentReason': () => t('Motif de l’attribution'), 'assignment.queued': () => t('En attente d’un responsable'), 'assignment.previousAssignee': () => t('Responsable précédent'), 'communication.contactAttempts': () => t('Tentatives'), 'communication.answeredAttempts': () => t('Réponses'), 'pipeline.ruleScore.value': () => t('Score calculé'), createdAt: () => t('Enregistré'), createdBy: () => t('Enregistré par'), lastLogin: () => t('Dernière connexion'), platforms: () => t('Plateformes'), creatives: () => t('Créations'), invoices: () => t('Factures'), leadId: () => t('Prospect'), type: () => t('Type'), description: () => t('Description'), 'timeline.startDate': () => t('Début'), 'timeline.endDate': () => t('Fin'), 'team.manager': () => t('Responsable'), 'team.team': () => t('Équipe'), 'team.createdBy': () => t('Créée par'), 'budget.currency': () => t('Devise'), 'budget.spent': () => t('Dépensé'), 'budget.remaining': () => t('Reste'), 'budget.pacing': () => t('Rythme'), 'budget.billingModel': () => t('Facturation'), role: () => t('Rôle'), team: () => t('Équipe'), isActive: () => t('Actif'), status: () => t('État'), name: () => t('Nom'), 'budget.allocated': () => t('Budget'), totalSpend: () => t('Dépensé'), totalClicks: () => t('Clics'), totalImpressions: () => t('Impressions'), roas: () => t('ROAS'), followUps: () => t('Relances'), notes: () => t('Notes'), 'lifecycle.archived': () => t('Archivé'),
};

export const fieldText = (path) => FIELDS[path]?.() ?? path;

const ENUMS = { stage: 'leadStage', priority: 'priority', status: 'campaignStatus', role: 'role', type: 'campaignType', channel: 'sourceChannel', platforms: 'platform', conversionStage: 'leadStage', preferredMethod: 'contactMethod' };
const PEOPLE = /(assignedTo|previousAssignee|createdBy|manager|accountManager|author|scheduledBy)$/;

/** Any value of a view for people. */
export function valueText(path, value) {
  if (value === null || value === undefined || value === '') return none;
  if (Array.isArray(value)) return value.map((each) => valueText(path, each)).join(', ') || none;
  if (typeof value === 'boolean') return value ? t('oui') : t('non');
  if (typeof value === 'object') return 'amount' in value && 'currency' in value ? money(value) : JSON.stringify(value);
  const last = path.split('.').pop();
  if (ENUMS[last]) return label(ENUMS[last], value);
  if (typeof value === 'string' && PEOPLE.test(path)) return nameOf(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return instant(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  if (/(amount|allocated|totalSpend|spent|remaining)$/i.test(path)) return amount(value);
  return last === 'probability' ? percent(value) : String(value);
}

const QUIET = /^(version|position|updatedAt|keywords|id)$/;

/** Differences of two states of one thing: paths with the value before and after. */
export function differences(before, after, path = '', found = []) {
  const plain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && !('amount' in value && 'currency' in value);
  if (QUIET.test(path)) return found;
  if (plain(before ?? {}) && plain(after ?? {}) && (before || after)) {
    for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) differences(before?.[key], after?.[key], path ? `${path}.${key}` : key, found);
  } else if (JSON.stringify(before ?? null) !== JSON.stringify(after ?? null)) found.push({ path, before, after });
  return found;
}
