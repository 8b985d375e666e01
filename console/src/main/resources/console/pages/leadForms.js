import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { post, put } from '../lib/api.js';
import { choices, label, staff } from '../lib/meta.js';
import { go } from '../lib/router.js';
import { isoDay, plusDays } from '../lib/format.js';
import { FormDialog } from '../ui/form.js';
import { toast } from '../ui/parts.js';

const listed = (text) => (Array.isArray(text) ? text : (text ?? '').split(',').map((each) => each.trim()).filter(Boolean));

export const people = () => [...staff.get().values()].filter((user) => user.isActive !== false).map((user) => [user.id, user.fullName]);

const PERSON = () => [
  { name: 'personalInfo.firstName', label: t('Prénom'), required: true, max: 50 }, { name: 'personalInfo.lastName', label: t('Nom'), required: true, max: 50 },
  { name: 'personalInfo.email', label: t('E-mail'), type: 'email', required: true }, { name: 'personalInfo.phone', label: t('Téléphone'), type: 'tel' },
];

const PROJECT = () => [
  { name: 'businessInfo.budget.amount', label: t('Budget'), type: 'number', min: 100, step: 'any' },
  { name: 'businessInfo.budget.currency', label: t('Devise'), type: 'select', options: ['EUR', 'USD', 'GBP', 'CHF', 'CAD'].map((code) => [code, code]) },
  { name: 'businessInfo.platforms', label: t('Plateformes'), type: 'multi', options: choices('platform') },
];

export function NewLeadDialog({ onClose, onDone }) {
  return h(FormDialog, {
    title: t('Nouveau prospect'), submit: t('Enregistrer'), onClose, initial: { businessInfo: { budget: { currency: 'EUR' } } },
    fields: [...PERSON(), { name: 'artistInfo.name', label: t('Artiste'), required: true, max: 100 }, { name: 'source.channel', label: t('Origine'), type: 'select', options: choices('sourceChannel') }, ...PROJECT()],
    onSubmit: async (body) => {
      if (!body.businessInfo?.budget?.amount) delete body.businessInfo?.budget;
      onDone((await post('/api/leads', body)).id);
    },
  });
}

/** Asks why, where the state machine wants to know. */
export function ReasonDialog({ lead, to, title, onClose, onSubmit }) {
  return h(FormDialog, {
    title: title ?? `${lead.artistInfo?.name ?? ''} → ${label('leadStage', to)}`, submit: to === 'lost' ? t('Marquer perdu') : t('Valider'), onClose,
    fields: [{ name: 'reason', label: t('Pourquoi ?'), type: 'textarea', required: true, max: 500 }],
    onSubmit: async (body) => onSubmit(body),
  });
}

export function ConversionDialog({ lead, onClose, onDone }) {
  const budget = lead.businessInfo?.budget;
  return h(FormDialog, {
    title: t('Convertir {name} en campagne', { name: lead.artistInfo?.name ?? '' }), submit: t('Convertir'), onClose,
    initial: { campaignName: lead.artistInfo?.name ?? '', type: 'acquisition', contractValue: { amount: budget?.amount ?? '', currency: budget?.currency ?? 'EUR' } },
    fields: [
      { name: 'campaignName', label: t('Nom de la campagne'), required: true, full: true, max: 100 },
      { name: 'contractValue.amount', label: t('Montant du contrat'), type: 'number', required: true, min: 0, step: 'any' },
      { name: 'contractValue.currency', label: t('Devise'), type: 'select', required: true, options: ['EUR', 'USD', 'GBP', 'CHF', 'CAD'].map((code) => [code, code]) },
      { name: 'type', label: t('Type'), type: 'select', required: true, options: choices('campaignType') },
    ],
    onSubmit: async (body) => {
      const { campaignId } = await post(`/api/leads/${lead.id}/conversion`, body, `"${lead.version}"`);
      toast(t('Converti. La campagne est un brouillon.'), { action: t('Ouvrir'), run: () => go(`/campagnes/${campaignId}`) });
      onDone?.();
    },
  });
}

/** Groups of a lead that are edited in place: one PUT with If-Match each. */
export const GROUPS = {
  'personal-info': { title: () => t('Personne'), from: 'personalInfo', fields: () => [...PERSON(), { name: 'personalInfo.address.street', label: t('Rue'), full: true }, { name: 'personalInfo.address.postalCode', label: t('Code postal') }, { name: 'personalInfo.address.city', label: t('Ville') }, { name: 'personalInfo.address.country', label: t('Pays') }] },
  'artist-info': {
    title: () => t('Artiste'), from: 'artistInfo', lists: ['genre'],
    fields: () => [{ name: 'artistInfo.name', label: t('Artiste'), required: true, max: 100 }, { name: 'artistInfo.genre', label: t('Genres, séparés par des virgules') }, { name: 'artistInfo.label', label: t('Label') }, { name: 'artistInfo.manager', label: t('Manager') }, ...['spotifyUrl', 'youtubeUrl', 'instagramUrl', 'tiktokUrl', 'website'].map((name) => ({ name: `artistInfo.${name}`, label: name === 'website' ? t('Site web') : name.replace('Url', '').replace(/^./, (first) => first.toUpperCase()), type: 'url' }))],
  },
  'business-info': {
    title: () => t('Projet'), from: 'businessInfo', lists: ['goals'],
    fields: () => [...PROJECT(), { name: 'businessInfo.budget.frequency', label: t('Fréquence'), type: 'select', options: choices('budgetFrequency') }, { name: 'businessInfo.budget.flexibility', label: t('Souplesse'), type: 'select', options: choices('budgetFlexibility') }, { name: 'businessInfo.goals', label: t('Objectifs, séparés par des virgules'), full: true }, { name: 'businessInfo.timeline.startDate', label: t('Début'), type: 'date' }, { name: 'businessInfo.timeline.endDate', label: t('Fin'), type: 'date' }, { name: 'businessInfo.timeline.urgency', label: t('Urgence'), type: 'select', options: choices('priority') }],
  },
  communication: {
    title: () => t('Contact'), from: 'communication', only: ['preferredMethod', 'preferredTime', 'timezone', 'language'],
    fields: () => [{ name: 'communication.preferredMethod', label: t('Moyen préféré'), type: 'select', options: choices('contactMethod') }, { name: 'communication.preferredTime', label: t('Moment préféré') }, { name: 'communication.timezone', label: t('Fuseau horaire') }, { name: 'communication.language', label: t('Langue') }],
  },
};

const without = (value, names) => Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => names.includes(name)));

export function GroupDialog({ lead, etag, group, onClose, onDone }) {
  const { title, from, fields, lists = [], only } = GROUPS[group];
  const [start] = useState(() => {
    const value = only ? without(lead[from], only) : structuredClone(lead[from] ?? {});
    lists.forEach((name) => (value[name] = (value[name] ?? []).join(', ')));
    return { [from]: value };
  });
  return h(FormDialog, {
    title: title(), submit: t('Enregistrer'), onClose, fields: fields(), initial: start,
    onSubmit: async (body) => {
      const value = body[from] ?? {};
      lists.forEach((name) => (value[name] = listed(value[name])));
      if (value.budget && !value.budget.amount) delete value.budget;
      await put(`/api/leads/${lead.id}/${group}`, value, etag);
      onDone();
    },
  });
}

export function FollowUpDialog({ lead, onClose, onDone }) {
  const tomorrow = `${isoDay(plusDays(Date.now(), 1))}T10:00`;
  return h(FormDialog, {
    title: t('Prévoir une relance'), submit: t('Prévoir'), onClose, initial: { type: 'call', scheduledFor: tomorrow, priority: 'medium', assignedTo: lead.assignment?.assignedTo },
    fields: [
      { name: 'subject', label: t('Objet'), required: true, full: true, max: 200 }, { name: 'type', label: t('Type'), type: 'select', required: true, options: choices('followUpType') },
      { name: 'scheduledFor', label: t('Quand'), type: 'datetime-local', required: true }, { name: 'priority', label: t('Priorité'), type: 'select', options: choices('priority') },
      { name: 'assignedTo', label: t('Pour'), type: 'select', options: people() }, { name: 'description', label: t('Détails'), type: 'textarea' },
    ],
    onSubmit: async (body) => (await post(`/api/leads/${lead.id}/follow-ups`, { ...body, scheduledFor: new Date(body.scheduledFor).toISOString() }), onDone()),
  });
}

export function ContactDialog({ lead, onClose, onDone }) {
  return h(FormDialog, {
    title: t('Noter un contact'), submit: t('Noter'), onClose, initial: { method: lead.communication?.preferredMethod ?? 'phone', outcome: 'answered' },
    fields: [{ name: 'method', label: t('Moyen'), type: 'select', required: true, options: choices('contactMethod') }, { name: 'outcome', label: t('Issue'), type: 'select', required: true, options: choices('contactOutcome') }, { name: 'note', label: t('Note'), type: 'textarea' }],
    onSubmit: async (body) => (await post(`/api/leads/${lead.id}/contacts`, body), onDone()),
  });
}

export function AssignDialog({ lead, onClose, onDone }) {
  return h(FormDialog, {
    title: t('Confier ce prospect'), submit: t('Confier'), onClose, initial: { assignedTo: lead.assignment?.assignedTo ?? '' },
    fields: [{ name: 'auto', type: 'check', label: t('Selon la charge et les plateformes'), full: true }, { name: 'assignedTo', label: t('À'), type: 'select', options: people(), full: true, when: (values) => !values.auto }, { name: 'reason', label: t('Motif'), full: true }],
    onSubmit: async ({ auto, assignedTo, reason }) => (await post(`/api/leads/${lead.id}/assignment`, auto ? { auto: true, reason } : { assignedTo, reason }), onDone()),
  });
}

/** Priority, tags, probability, score and expected close: each its own command, sent only where it changed. */
export function PipelineDialog({ lead, onClose, onDone }) {
  const old = lead.pipeline;
  const start = { priority: old.priority, tags: (old.tags ?? []).join(', '), probability: old.probabilityStated ? old.probability : '', expectedCloseDate: old.expectedCloseDate ?? '' };
  return h(FormDialog, {
    title: t('Suivi'), submit: t('Enregistrer'), onClose, initial: start,
    fields: [{ name: 'priority', label: t('Priorité'), type: 'select', required: true, options: choices('priority') }, { name: 'probability', label: t('Probabilité en %, vide selon l’étape'), type: 'number', min: 0, max: 100 }, { name: 'expectedCloseDate', label: t('Clôture prévue'), type: 'date' }, { name: 'tags', label: t('Étiquettes, séparées par des virgules') }],
    onSubmit: async (body) => {
      const base = `/api/leads/${lead.id}`;
      if (body.priority !== start.priority) await put(`${base}/priority`, { priority: body.priority });
      if ((body.probability ?? '') !== start.probability) await put(`${base}/probability`, { probability: body.probability ?? null });
      if ((body.expectedCloseDate ?? '') !== start.expectedCloseDate) await put(`${base}/expected-close-date`, { expectedCloseDate: body.expectedCloseDate ?? null });
      if ((body.tags ?? '') !== start.tags) await put(`${base}/tags`, { tags: listed(body.tags) });
      onDone();
    },
  });
}
