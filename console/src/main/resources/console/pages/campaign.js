import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { post } from '../lib/api.js';
import { A, setParams } from '../lib/router.js';
import { label, may, staff, transitions } from '../lib/meta.js';
import { amount, day, money, number, percent, ratio, shortDay } from '../lib/format.js';
import { Bar, Facts, Failed, Instant, Loading, Panel, Person, Platforms, Status, toast, useAction } from '../ui/parts.js';
import { FormDialog } from '../ui/form.js';
import { Differences, History, useHistoryPage } from '../ui/history.js';
import { PastBanner, TimeSlider } from '../ui/time.js';
import { Top } from '../ui/shell.js';
import { CampaignGroupDialog, CreativeDialog, InvoiceDialog, PlatformDialog } from './campaignForms.js';
import { Kpis } from './kpis.js';

const VERBS = { active: ['activation', () => t('Activer')], paused: ['pause', () => t('Mettre en pause')], completed: ['completion', () => t('Terminer')], cancelled: ['cancellation', () => t('Annuler la campagne')] };

export function Campaign({ args: [id] }) {
  staff.use();
  const page = useHistoryPage('campaign', id);
  const [dialog, setDialog] = useState(null);
  if (page.error && !page.data) return [h(Top, { title: t('Campagne') }), h(Failed, { error: page.error, retry: page.reload })];
  if (!page.data) return [h(Top, { title: t('Campagne') }), h(Loading)];
  const one = page.data;
  const past = page.past;
  const close = () => setDialog(null);
  const editable = !past && may('campaigns', 'update');
  const edit = (group) => editable && !['completed', 'cancelled'].includes(one.status) && h('button.btn.plain.small', { onClick: () => setDialog({ Of: CampaignGroupDialog, group }) }, t('Modifier'));
  const next = editable ? transitions('campaignStatus', one.status) : [];
  const currency = one.budget?.currency ?? 'EUR';
  return [
    h(Top, { title: one.name, end: next.map((to) => h('button.btn', {
      class: to === 'active' ? 'primary' : to === 'cancelled' ? 'danger' : '', onClick: () => setDialog({ Of: StatusDialog, to }),
    }, VERBS[to][1]())) }, h(Status, { value: one.status }), h(Platforms, { values: one.platforms?.filter((each) => each.isActive).map((each) => each.name) })),
    past && h(PastBanner, past),
    h(TimeSlider, { events: page.ticks, position: past?.position ?? null, onChange: (position) => setParams({ atPosition: position, at: null }) }),
    h('div.split', { class: past ? 'past-page' : '' },
      h('div.main', {},
        past && h(Panel, { title: t('Ce qui a changé à cet instant') }, h(Differences, { list: page.changes.filter((each) => !/^(dailyKpis|totals)/.test(each.path)) })),
        h('div.tiles', {}, [
          [t('Dépensé'), amount(one.totalSpend, currency), one.budget?.allocated ? t('sur {n}', { n: amount(one.budget.allocated, currency, 0) }) : null],
          [t('Impressions'), number(one.totalImpressions), null], [t('Clics'), number(one.totalClicks), `CTR ${ratio(one.overallCtr, 2)}`], [t('CPC'), amount(one.overallCpc, currency), null], ['ROAS', number(one.roas, 2), `ROI ${ratio(one.roi, 0)}`],
        ].map(([name, value, sub]) => h('div.tile', {}, h('div.label', {}, name), h('div.value', {}, value), h('div.sub', {}, sub ?? '\u00a0')))),
        h(Kpis, { campaign: one, past }),
        h('div.cols', {},
          h(Panel, { title: t('Budget'), end: edit('budget') }, h(Pacing, { one, currency })),
          h(Panel, { title: t('Objectifs'), end: edit('objectives') }, h(Objectives, { one, currency })),
          h(Panel, { title: t('Client'), end: edit('client-info') }, h(Facts, { pairs: [[t('Artiste'), one.clientInfo?.artistName], [t('Titre'), one.clientInfo?.songTitle], [t('Genres'), one.clientInfo?.genre?.join(', ')], [t('Label'), one.clientInfo?.label], [t('Sortie'), day(one.clientInfo?.releaseDate)], ['ISRC', one.clientInfo?.isrc], one.leadId && [t('Prospect'), h(A, { class: 'link', href: `/prospects/${one.leadId}` }, one.clientInfo?.artistName ?? t('Ouvrir'))]] })),
          h(Panel, { title: t('Calendrier'), end: edit('timeline') }, h(Facts, { pairs: [[t('Début'), day(one.timeline?.startDate)], [t('Lancement'), day(one.timeline?.launchDate)], [t('Fin'), day(one.timeline?.endDate)], [t('Prochain point'), day(one.timeline?.nextReview)], [t('Optimisée'), one.timeline?.lastOptimization && h(Instant, { value: one.timeline.lastOptimization })], [t('Type'), label('campaignType', one.type)], [t('Responsable'), h(Person, { id: one.team?.manager })], [t('Chef de projet'), one.team?.accountManager && h(Person, { id: one.team.accountManager })], [t('Équipe'), one.team?.team]] }))),
        h(Panel, { title: t('Plateformes'), end: editable && h('button.btn.plain.small', { onClick: () => setDialog({ Of: PlatformDialog }) }, t('Régler')) }, h(PlatformTable, { one })),
        h(Panel, { title: t('Créations'), end: editable && h('button.btn.plain.small', { onClick: () => setDialog({ Of: CreativeDialog }) }, t('Ajouter')) }, h(Creatives, { one })),
        h(Panel, { title: t('Destinataire des factures'), end: edit('buyer') }, h(Facts, { pairs: [[t('Nom légal'), one.buyer?.name], [t('Adresse'), one.buyer && [one.buyer.street, [one.buyer.postalCode, one.buyer.city].filter(Boolean).join(' '), one.buyer.country].filter(Boolean).join(', ')], [t('Immatriculation'), one.buyer?.registration], [t('N° TVA'), one.buyer?.vatId]] })),
        h(Panel, { title: t('Factures'), end: editable && one.status !== 'draft' && h('button.btn.plain.small', { onClick: () => setDialog({ Of: InvoiceDialog }) }, t('Facturer')) }, h(Invoices, { one })),
        h(Panel, { title: t('Notes') }, h(Notes, { one, editable, reload: page.reload }))),
      h('aside.aside', { 'aria-label': t('Historique') }, h(History, { page, resource: 'campaign', id }))),
    dialog && h(dialog.Of, { campaign: one, etag: page.etag, ...dialog, onClose: close, onDone: () => (close(), page.reload()) }),
  ];
}

/** Spent against allocated, with today's place in the period as a mark. */
function Pacing({ one, currency }) {
  const it = one.budget ?? {};
  if (!it.allocated) return h('p.muted', {}, t('Aucun budget. Fixez-le avant d’activer la campagne.'));
  const { startDate, endDate } = one.timeline ?? {};
  const elapsed = startDate && endDate ? (Date.now() - Date.parse(startDate)) / (Date.parse(endDate) - Date.parse(startDate)) : undefined;
  return h('div', {}, h('div', { style: { marginBottom: '12px' } }, h(Bar, { share: it.spent / it.allocated, mark: elapsed > 0 && elapsed < 1 ? elapsed : undefined, fill: it.overspent ? 'var(--bad)' : undefined, tall: true }),
    h('div.small.muted', {}, t('{spent} dépensés sur {allocated}', { spent: amount(it.spent, currency), allocated: amount(it.allocated, currency) }), elapsed > 0 && elapsed < 1 && ` · ${t('{n} de la période écoulés', { n: ratio(elapsed, 0) })}`)),
  h(Facts, { pairs: [
    [t('Reste'), h('span', { class: it.remaining < 0 ? 'bad' : '' }, amount(it.remaining, currency))], [t('Rythme'), it.pacing !== null && it.pacing !== undefined && `${ratio(it.pacing, 0)} ${t('de ce qui serait attendu')}`],
    [t('Facturation'), it.billingModel && [label('billingModel', it.billingModel), it.percentageOfSpend ? ` · ${percent(it.percentageOfSpend)}` : '', it.invoicing?.frequency ? ` · ${label('invoicingFrequency', it.invoicing.frequency).toLowerCase()}` : '']],
    [t('Facturé'), it.invoicing?.totalInvoiced ? amount(it.invoicing.totalInvoiced, currency) : null], [t('Prochaine facture'), day(it.invoicing?.nextInvoice)],
    it.alerts?.length && [t('Alertes'), it.alerts.map((each) => h('span.chip.today', {}, `${percent(each.threshold)} · ${shortDay(each.raisedAt)}`))],
  ] }));
}

const TARGETS = { streams: () => t('Écoutes'), followers: () => t('Abonnés'), engagement: () => t('Engagement'), roas: () => 'ROAS', cpa: () => 'CPA' };

function Objectives({ one, currency }) {
  const it = one.objectives ?? {};
  const aims = Object.keys(TARGETS).filter((name) => it.kpiTargets?.[name] !== null && it.kpiTargets?.[name] !== undefined);
  const shown = (name, value) => (name === 'cpa' ? amount(value, currency) : number(value, name === 'roas' ? 2 : 0));
  return h('div', {}, it.primary && h('p', { style: { marginBottom: '10px' } }, h('strong', {}, it.primary), it.secondary?.length > 0 && h('span.muted', {}, ` · ${it.secondary.join(', ')}`)),
    aims.length ? h('div.bars', {}, aims.map((name) => {
      const reached = it.attainment?.[name];
      return [h('span', {}, TARGETS[name]()), h('span', { title: ratio(reached, 0) }, h(Bar, { share: (reached ?? 0) / 1.25, mark: 0.8, fill: reached >= 1 ? 'var(--ok)' : undefined, tall: true })), h('span.num', {}, `${shown(name, it.achieved?.[name])} / ${shown(name, it.kpiTargets[name])}`)];
    })) : !it.primary && h('p.muted', {}, t('Aucun objectif. Fixez-en pour les comparer à ce qui est atteint.')));
}

function PlatformTable({ one }) {
  if (!one.platforms?.length) return h('p.muted', {}, t('Aucune plateforme.'));
  return h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, [t('Plateforme'), t('État'), t('Compte'), t('Par jour'), t('Pays')].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, one.platforms.map((each) => h('tr', {}, h('td', {}, label('platform', each.name)), h('td', {}, each.isActive ? h('span.chip.good', {}, t('active')) : h('span.chip', {}, t('arrêtée'))), h('td', {}, each.config?.adAccount ?? '–'), h('td', {}, amount(each.config?.budget?.daily, each.config?.currency ?? one.budget?.currency)), h('td', {}, each.config?.targeting?.geographic?.countries?.join(', ') || '–'))))));
}

function Creatives({ one }) {
  if (!one.creatives?.length) return h('p.muted', {}, t('Aucune création.'));
  return h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, [t('Création'), t('Type'), t('Plateforme'), t('Impressions'), t('Clics'), 'CTR', t('Dépensé')].map((name, at) => h('th', { scope: 'col', class: at > 2 ? 'num' : '' }, name)))),
    h('tbody', {}, one.creatives.map((each) => h('tr', {}, h('td', {}, each.name, !each.isActive && h('span.chip', {}, t('retirée'))), h('td', {}, label('creativeType', each.type)), h('td', {}, label('platform', each.platform)), h('td.num', {}, number(each.performance?.impressions)), h('td.num', {}, number(each.performance?.clicks)), h('td.num', {}, ratio(each.performance?.ctr, 2)), h('td.num', {}, amount(each.performance?.spend, each.performance?.currency)))))));
}

function Invoices({ one }) {
  if (!one.invoices?.length) return h('p.muted', {}, t('Aucune facture. Chacune dit à quelle position du registre ses chiffres étaient connus.'));
  return h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, ['N°', t('Période'), t('Émise'), t('Connu à la position'), t('Régularisations'), t('Total')].map((name, at) => h('th', { scope: 'col', class: at > 2 ? 'num' : '' }, name)))),
    h('tbody', {}, one.invoices.map((each) => h('tr', {}, h('td', {}, each.number), h('td', {}, `${shortDay(each.periodStart)} → ${shortDay(each.periodEnd)}`), h('td', {}, day(each.issuedOn)), h('td.num', {}, number(each.knownAt)), h('td.num', {}, each.adjustments?.length ? each.adjustments.map((one2) => money(one2.delta)).join(', ') : '–'), h('td.num.strong', {}, money(each.total)))))));
}

function Notes({ one, editable, reload }) {
  const [content, setContent] = useState('');
  const action = useAction(async () => (await post(`/api/campaigns/${one.id}/notes`, { content, type: 'note', isInternal: true }), setContent(''), reload()));
  return h('div', { style: { display: 'flex', flexDirection: 'column', gap: '12px' } },
    editable && h('form', { onSubmit: (event) => (event.preventDefault(), action.run()) }, h('textarea', { value: content, 'aria-label': t('Nouvelle note'), placeholder: t('Écrire une note…'), onInput: (event) => setContent(event.target.value) }), action.error && h('p.wrong', { role: 'alert' }, action.error.message), content && h('button.btn.primary.small', { disabled: action.busy }, t('Ajouter'))),
    [...(one.notes ?? [])].reverse().map((note) => h('div', { key: note.id }, h('div.note', {}, note.content), h('div.muted.small', {}, label('campaignNoteType', note.type), ' · ', h(Person, { id: note.author }), ' · ', h(Instant, { value: note.createdAt })))));
}

function StatusDialog({ campaign, to, onClose, onDone }) {
  const [path, verb] = VERBS[to];
  return h(FormDialog, { title: `${verb()} : ${campaign.name}`, submit: verb(), danger: to === 'cancelled', onClose, fields: [{ name: 'reason', label: t('Motif'), type: 'textarea', required: to === 'cancelled' }], onSubmit: async (body) => (await post(`/api/campaigns/${campaign.id}/${path}`, body), toast(t('Fait.')), onDone()) });
}
