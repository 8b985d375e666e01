import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { download } from '../lib/api.js';
import { go } from '../lib/router.js';
import { choices, may, me, staff } from '../lib/meta.js';
import { money } from '../lib/format.js';
import { Ago, failed, Person, Platforms, Stage } from '../ui/parts.js';
import { ListPage } from '../ui/list.js';
import { NextFollowUp } from '../ui/card.js';
import { NewLeadDialog, people } from './leadForms.js';

const COLUMNS = () => [
  { name: t('Artiste'), cell: (lead) => h('span.strong', {}, lead.artistInfo?.name ?? '–') },
  { name: t('Personne'), cell: (lead) => [lead.personalInfo?.firstName, lead.personalInfo?.lastName].filter(Boolean).join(' ') },
  { name: t('Étape'), cell: (lead) => h(Stage, { value: lead.pipeline.stage }) },
  { name: t('Plateformes'), cell: (lead) => h('span.actions', {}, h(Platforms, { values: lead.businessInfo?.platforms })) },
  { name: t('Budget'), sort: 'businessInfo.budget.amount', num: true, cell: (lead) => money(lead.businessInfo?.budget) },
  { name: t('Score'), sort: 'pipeline.score', num: true, cell: (lead) => lead.pipeline.score },
  { name: t('Responsable'), cell: (lead) => h(Person, { id: lead.assignment?.assignedTo }) },
  { name: t('Relance'), sort: 'communication.nextFollowUp', cell: (lead) => h(NextFollowUp, { at: lead.communication?.nextFollowUp }) },
  { name: t('Modifié'), sort: 'updatedAt', cell: (lead) => h(Ago, { value: lead.updatedAt }) },
];

export function Leads() {
  staff.use();
  const [adding, setAdding] = useState(false);
  const [own, everyone] = [me.get(), people()];
  return [
    h(ListPage, {
      kind: 'leads', title: t('Prospects'), path: '/api/leads', columns: COLUMNS(), href: (lead) => `/prospects/${lead.id}`, live: 'lead', sort: '-updatedAt', fixed: { 'lifecycle.archived': 'false' },
      filters: [
        { name: 'pipeline.stage', text: t('Étape'), options: choices('leadStage') }, { name: 'assignment.assignedTo', text: t('Responsable'), options: [[own.id, t('moi')], ...everyone.filter(([id]) => id !== own.id)] },
        { name: 'businessInfo.platforms', text: t('Plateforme'), options: choices('platform') }, { name: 'source.channel', text: t('Origine'), options: choices('sourceChannel') }, { name: 'pipeline.priority', text: t('Priorité'), options: choices('priority') },
      ],
      empty: [t('Aucun prospect ne correspond.'), t('Retirez un filtre, ou enregistrez le premier.')],
      end: (params) => [
        may('analytics', 'export') && h('button.btn', { onClick: () => download('/api/leads/export', params, 'text/csv', `${t('prospects')}.csv`).catch(failed) }, t('Exporter')),
        may('leads', 'create') && h('button.btn.primary', { onClick: () => setAdding(true) }, t('Nouveau prospect')),
      ],
    }),
    adding && h(NewLeadDialog, { onClose: () => setAdding(false), onDone: (id) => go(`/prospects/${id}`) }),
  ];
}

