import { h, useData, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, post } from '../lib/api.js';
import { A } from '../lib/router.js';
import { label, may } from '../lib/meta.js';
import { monies, number, percent } from '../lib/format.js';
import { Facts, failed, Instant, Loaded, Panel, toast } from '../ui/parts.js';
import { FormDialog } from '../ui/form.js';
import { Top } from '../ui/shell.js';
import { ACCOUNT } from './users.js';

const AREAS = { leads: () => t('Prospects'), campaigns: () => t('Campagnes'), analytics: () => t('Indicateurs'), admin: () => t('Administration') };
const VERBS = { create: () => t('créer'), read: () => t('lire'), update: () => t('modifier'), delete: () => t('effacer'), export: () => t('exporter'), users: () => t('comptes'), settings: () => t('réglages'), audit: () => t('audit') };

export function User({ args: [id] }) {
  const user = useData((signal) => get(`/api/users/${encodeURIComponent(id)}`, {}, signal), [id]);
  const [dialog, setDialog] = useState(null);
  const act = (path, body) => post(`/api/users/${id}/${path}`, body).then(() => (toast(t('Fait.')), user.reload()), failed);
  return [
    h(Top, { title: user.data?.fullName ?? t('Compte') }, user.data && h('span.chip', {}, label('role', user.data.role)), user.data && !user.data.isActive && h('span.chip.late', {}, t('désactivé'))),
    h(Loaded, { of: user }, (it) => {
      const edit = (what) => may('admin', 'users') && h('button.btn.plain.small', { onClick: () => setDialog(ACCOUNT[what]) }, t('Modifier'));
      return h('div.body', {}, h('div.cols', {},
        h(Panel, { title: t('Compte'), end: edit('name') }, h(Facts, { all: true, pairs: [[t('Nom'), it.fullName], [t('E-mail'), it.email], [t('Rôle'), h('span.actions', {}, label('role', it.role), edit('role'))], [t('Équipe'), h('span.actions', {}, it.team ?? t('aucune'), edit('team'))], [t('Plateformes'), h('span.actions', {}, it.assignedPlatforms?.map((each) => label('platform', each)).join(', ') || t('aucune'), edit('platforms'))], [t('2 facteurs'), it.twoFactorEnabled ? t('oui') : t('non')], [t('Dernière connexion'), h(Instant, { value: it.lastLogin })], [t('Créé'), h(Instant, { value: it.createdAt })]] })),
        h(Panel, { title: t('Droits') }, h(Facts, { pairs: Object.entries(it.permissions ?? {}).map(([area, flags]) => [AREAS[area]?.() ?? area, Object.entries(flags).filter(([, granted]) => granted).map(([name]) => VERBS[name]?.() ?? name).join(', ')]) })),
        h(Panel, { title: t('Travail') }, h(Facts, { pairs: [[t('Prospects créés'), number(it.stats?.leadsCreated)], [t('Prospects convertis'), number(it.stats?.leadsConverted)], [t('Taux'), it.conversionRate !== null && percent(it.conversionRate)], [t('Campagnes suivies'), number(it.stats?.campaignsManaged)], [t('Chiffre'), monies(it.stats?.totalRevenue)], [t('Prospects en cours'), h(A, { class: 'link', href: `/prospects?assignment.assignedTo=${it.id}` }, t('Voir'))]] }))),
      may('admin', 'users') && h('div.actions', {},
        it.isActive ? h('button.btn.danger', { onClick: () => setDialog({ title: () => t('Désactiver ce compte'), danger: true, fields: () => [{ name: 'reason', label: t('Motif'), type: 'textarea' }], start: () => ({}), send: (one, body) => post(`/api/users/${one.id}/deactivation`, body) }) }, t('Désactiver')) : h('button.btn', { onClick: () => act('activation') }, t('Réactiver')),
        it.isLocked && h('button.btn', { onClick: () => act('unlock') }, t('Déverrouiller')),
        h('button.btn', { onClick: () => act('password-resets') }, t('Envoyer un lien de mot de passe')),
        may('admin', 'audit') && h(A, { class: 'btn', href: `/audit?userId=${it.id}` }, t('Ce que ce compte a fait'))));
    }),
    dialog && user.data && h(FormDialog, { title: dialog.title(), danger: dialog.danger, submit: dialog.danger ? dialog.title() : t('Enregistrer'), initial: dialog.start(user.data), fields: dialog.fields(), onClose: () => setDialog(null), onSubmit: async (body) => (await dialog.send(user.data, body), user.reload()) }),
  ];
}
