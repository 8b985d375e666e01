import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { download, post } from '../lib/api.js';
import { go } from '../lib/router.js';
import { choices, may, staff } from '../lib/meta.js';
import { amount, day, number, percent } from '../lib/format.js';
import { Ago, Bar, failed, Person, Platforms, Status } from '../ui/parts.js';
import { FormDialog } from '../ui/form.js';
import { ListPage } from '../ui/list.js';

const spentShare = (one) => (one.budget?.allocated ? one.budget.spent / one.budget.allocated : null);

const COLUMNS = () => [
  { name: t('Campagne'), cell: (one) => h('span.strong', {}, one.name) },
  { name: t('Artiste'), cell: (one) => one.clientInfo?.artistName ?? '–' },
  { name: t('État'), cell: (one) => h(Status, { value: one.status }) },
  { name: t('Plateformes'), cell: (one) => h('span.actions', {}, h(Platforms, { values: one.platforms?.filter((each) => each.isActive).map((each) => each.name) })) },
  { name: t('Budget'), num: true, cell: (one) => amount(one.budget?.allocated, one.budget?.currency, 0) },
  { name: t('Dépensé'), sort: 'totalSpend', num: true, cell: (one) => amount(one.totalSpend ?? one.budget?.spent, one.budget?.currency, 0) },
  { name: t('Part'), cell: (one) => spentShare(one) !== null && h('span', { title: percent(spentShare(one) * 100) }, h('span.sr', {}, percent(spentShare(one) * 100)), h('span', { style: { display: 'inline-block', width: '80px' } }, h(Bar, { share: spentShare(one), fill: one.budget.overspent ? 'var(--bad)' : undefined }))) },
  { name: t('ROAS'), num: true, cell: (one) => number(one.roas, 2) },
  { name: t('Fin'), sort: 'timeline.endDate', cell: (one) => day(one.timeline?.endDate) },
  { name: t('Responsable'), cell: (one) => h(Person, { id: one.team?.manager }) },
  { name: t('Modifiée'), sort: 'updatedAt', cell: (one) => h(Ago, { value: one.updatedAt }) },
];

export function Campaigns() {
  staff.use();
  const [adding, setAdding] = useState(false);
  return [
    h(ListPage, {
      kind: 'campaigns', title: t('Campagnes'), path: '/api/campaigns', columns: COLUMNS(), href: (one) => `/campagnes/${one.id}`, live: 'campaign', sort: '-updatedAt',
      filters: [{ name: 'status', text: t('État'), options: choices('campaignStatus') }, { name: 'platforms.name', text: t('Plateforme'), options: choices('platform') }, { name: 'type', text: t('Type'), options: choices('campaignType') }, { name: 'budget.overspent', text: t('Budget dépassé'), options: [['true', t('oui')], ['false', t('non')]] }],
      empty: [t('Aucune campagne ne correspond.'), t('Une campagne naît d’un prospect converti, ou se crée ici.')],
      end: (params) => [
        may('analytics', 'export') && h('button.btn', { onClick: () => download('/api/campaigns/export', params, 'text/csv', `${t('campagnes')}.csv`).catch(failed) }, t('Exporter')),
        may('campaigns', 'create') && h('button.btn.primary', { onClick: () => setAdding(true) }, t('Nouvelle campagne')),
      ],
    }),
    adding && h(FormDialog, {
      title: t('Nouvelle campagne'), submit: t('Créer le brouillon'), onClose: () => setAdding(false), initial: { type: 'acquisition', budget: { currency: 'EUR' } },
      fields: [{ name: 'name', label: t('Nom'), required: true, full: true }, { name: 'type', label: t('Type'), type: 'select', required: true, options: choices('campaignType') }, { name: 'clientInfo.artistName', label: t('Artiste') }, { name: 'budget.allocated', label: t('Budget'), type: 'number', min: 0, step: 'any' }, { name: 'budget.currency', label: t('Devise'), type: 'select', required: true, options: ['EUR', 'USD', 'GBP', 'CHF', 'CAD'].map((code) => [code, code]) }],
      onSubmit: async (body) => {
        if (!body.budget?.allocated) delete body.budget;
        go(`/campagnes/${(await post('/api/campaigns', body)).id}`);
      },
    }),
  ];
}
