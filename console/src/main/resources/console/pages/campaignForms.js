import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { post, put } from '../lib/api.js';
import { choices, label } from '../lib/meta.js';
import { isoDay, plusDays } from '../lib/format.js';
import { FormDialog } from '../ui/form.js';

const listed = (text) => (text ?? '').split(',').map((each) => each.trim()).filter(Boolean);
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CAD'].map((code) => [code, code]);

/** Groups that are replaced as a whole, under If-Match. */
const GROUPS = {
  budget: {
    title: () => t('Budget'), start: ({ budget = {} }) => ({ allocated: budget.allocated, currency: budget.currency ?? 'EUR', billingModel: budget.billingModel, commission: budget.commission, fixedAmount: budget.fixedAmount, percentageOfSpend: budget.percentageOfSpend, pricePerResult: budget.pricePerResult, resultMetric: budget.resultMetric, invoicing: { frequency: budget.invoicing?.frequency } }),
    fields: () => [{ name: 'allocated', label: t('Budget'), type: 'number', min: 0, step: 'any', required: true }, { name: 'currency', label: t('Devise'), type: 'select', required: true, options: CURRENCIES }, { name: 'billingModel', label: t('Facturation'), type: 'select', options: choices('billingModel') },
      { name: 'fixedAmount', label: t('Forfait'), type: 'number', step: 'any', when: (v) => v.billingModel === 'fixed' }, { name: 'percentageOfSpend', label: t('Part de la dépense, en %'), type: 'number', step: 'any', when: (v) => v.billingModel === 'percentage' }, { name: 'pricePerResult', label: t('Prix par résultat'), type: 'number', step: 'any', when: (v) => v.billingModel === 'performance' }, { name: 'resultMetric', label: t('Résultat'), type: 'select', options: choices('resultMetric'), when: (v) => v.billingModel === 'performance' },
      { name: 'commission', label: t('Commission, en %'), type: 'number', step: 'any' }, { name: 'invoicing.frequency', label: t('Fréquence'), type: 'select', options: choices('invoicingFrequency') }],
  },
  objectives: {
    title: () => t('Objectifs'), start: ({ objectives = {} }) => ({ primary: objectives.primary, secondary: (objectives.secondary ?? []).join(', '), kpiTargets: objectives.kpiTargets ?? {} }), lists: ['secondary'],
    fields: () => [{ name: 'primary', label: t('Objectif principal'), full: true }, { name: 'secondary', label: t('Autres objectifs, séparés par des virgules'), full: true }, ...[['streams', t('Écoutes')], ['followers', t('Abonnés')], ['engagement', t('Engagement')], ['roas', 'ROAS'], ['cpa', 'CPA']].map(([name, text]) => ({ name: `kpiTargets.${name}`, label: text, type: 'number', min: 0, step: 'any' }))],
  },
  'client-info': {
    title: () => t('Client'), start: ({ clientInfo = {} }) => ({ ...clientInfo, genre: (clientInfo.genre ?? []).join(', ') }), lists: ['genre'],
    fields: () => [{ name: 'artistName', label: t('Artiste'), required: true }, { name: 'songTitle', label: t('Titre') }, { name: 'genre', label: t('Genres, séparés par des virgules') }, { name: 'label', label: t('Label') }, { name: 'releaseDate', label: t('Sortie'), type: 'date' }, { name: 'isrc', label: 'ISRC' }],
  },
  buyer: {
    title: () => t('Destinataire des factures'), start: ({ buyer }) => buyer ?? {},
    fields: () => [{ name: 'name', label: t('Nom légal'), required: true, full: true }, { name: 'street', label: t('Rue'), full: true }, { name: 'postalCode', label: t('Code postal') }, { name: 'city', label: t('Ville') }, { name: 'country', label: t('Pays, en deux lettres') }, { name: 'registration', label: t('SIREN ou autre immatriculation') }, { name: 'vatId', label: t('N° TVA') }],
  },
  timeline: {
    title: () => t('Calendrier'), start: ({ timeline = {} }) => ({ startDate: timeline.startDate, launchDate: timeline.launchDate, endDate: timeline.endDate, nextReview: timeline.nextReview }),
    fields: () => [{ name: 'startDate', label: t('Début'), type: 'date' }, { name: 'launchDate', label: t('Lancement'), type: 'date' }, { name: 'endDate', label: t('Fin'), type: 'date' }, { name: 'nextReview', label: t('Prochain point'), type: 'date' }],
  },
};

export function CampaignGroupDialog({ campaign, etag, group, onClose, onDone }) {
  const { title, start, fields, lists = [] } = GROUPS[group];
  const [initial] = useState(() => start(campaign));
  return h(FormDialog, {
    title: title(), submit: t('Enregistrer'), onClose, initial, fields: fields(),
    onSubmit: async (body) => {
      lists.forEach((name) => (body[name] = listed(body[name])));
      await put(`/api/campaigns/${campaign.id}/${group}`, body, etag);
      onDone();
    },
  });
}

export function PlatformDialog({ campaign, etag, onClose, onDone }) {
  return h(FormDialog, {
    title: t('Régler une plateforme'), submit: t('Enregistrer'), onClose, initial: { isActive: true },
    fields: [{ name: 'platform', label: t('Plateforme'), type: 'select', required: true, options: choices('platform') }, { name: 'isActive', type: 'check', label: t('Active') }, { name: 'config.adAccount', label: t('Compte publicitaire') }, { name: 'config.budget.daily', label: t('Budget par jour'), type: 'number', min: 0, step: 'any' }],
    onSubmit: async ({ platform, isActive, config }) => {
      const known = campaign.platforms?.find((each) => each.name === platform)?.config;
      await put(`/api/campaigns/${campaign.id}/platforms/${platform}`, { isActive: Boolean(isActive), config: { ...known, ...config } }, etag);
      onDone();
    },
  });
}

export function CreativeDialog({ campaign, onClose, onDone }) {
  return h(FormDialog, {
    title: t('Nouvelle création'), submit: t('Ajouter'), onClose, initial: { type: 'video', isActive: true },
    fields: [{ name: 'name', label: t('Nom'), required: true, full: true }, { name: 'type', label: t('Type'), type: 'select', required: true, options: choices('creativeType') }, { name: 'platform', label: t('Plateforme'), type: 'select', options: campaign.platforms?.map((each) => [each.name, label('platform', each.name)]) ?? [] }, { name: 'url', label: t('Adresse'), type: 'url', full: true }],
    onSubmit: async (body) => (await post(`/api/campaigns/${campaign.id}/creatives`, { isActive: true, ...body }), onDone()),
  });
}

export function InvoiceDialog({ campaign, onClose, onDone }) {
  const today = new Date();
  const first = isoDay(new Date(today.getFullYear(), today.getMonth() - 1, 1));
  const last = isoDay(plusDays(new Date(today.getFullYear(), today.getMonth(), 1), -1));
  return h(FormDialog, {
    title: t('Facturer une période'), submit: t('Émettre la facture'), onClose, initial: { periodStart: first, periodEnd: last }, text: t('Les chiffres connus maintenant font foi. Ce qui sera rectifié ensuite devient une régularisation.'),
    fields: [{ name: 'periodStart', label: t('Du'), type: 'date', required: true }, { name: 'periodEnd', label: t('Au'), type: 'date', required: true }],
    onSubmit: async (body) => (await post(`/api/campaigns/${campaign.id}/invoices`, body), onDone()),
  });
}
