import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { post, put } from '../lib/api.js';
import { go } from '../lib/router.js';
import { choices, label, loadMeta, may } from '../lib/meta.js';
import { ListPage } from '../ui/list.js';
import { FormDialog } from '../ui/form.js';
import { Ago, Platforms } from '../ui/parts.js';

const COLUMNS = () => [
  { name: t('Nom'), cell: (user) => h('span.strong', {}, user.fullName) }, { name: t('E-mail'), cell: (user) => user.email }, { name: t('Rôle'), cell: (user) => label('role', user.role) }, { name: t('Équipe'), cell: (user) => user.team ?? '–' },
  { name: t('Plateformes'), cell: (user) => h('span.actions', {}, h(Platforms, { values: user.assignedPlatforms })) },
  { name: t('État'), cell: (user) => (user.isLocked ? h('span.chip.late', {}, t('verrouillé')) : user.isActive ? h('span.chip.good', {}, t('actif')) : h('span.chip', {}, t('désactivé'))) },
  { name: t('2 facteurs'), cell: (user) => (user.twoFactorEnabled ? t('oui') : t('non')) }, { name: t('Dernière connexion'), sort: 'lastLogin', cell: (user) => h(Ago, { value: user.lastLogin }) },
];

/** Accounts of the staff. */
export function Users() {
  const [adding, setAdding] = useState(false);
  return [
    h(ListPage, {
      kind: 'users', title: t('Comptes'), path: '/api/users', columns: COLUMNS(), href: (user) => `/comptes/${user.id}`, live: 'user', sort: '-createdAt',
      filters: [{ name: 'role', text: t('Rôle'), options: choices('role') }, { name: 'isActive', text: t('Actif'), options: [['true', t('oui')], ['false', t('non')]] }, { name: 'assignedPlatforms', text: t('Plateforme'), options: choices('platform') }],
      empty: [t('Aucun compte ne correspond.'), t('Retirez un filtre.')],
      end: () => may('admin', 'users') && h('button.btn.primary', { onClick: () => setAdding(true) }, t('Inviter')),
    }),
    adding && h(FormDialog, {
      title: t('Inviter une personne'), submit: t('Inviter'), onClose: () => setAdding(false), initial: { role: 'agent', assignedPlatforms: [] }, text: t('Elle reçoit un lien pour choisir son mot de passe.'),
      fields: [{ name: 'firstName', label: t('Prénom'), required: true }, { name: 'lastName', label: t('Nom'), required: true }, { name: 'email', label: t('E-mail'), type: 'email', required: true, full: true }, { name: 'role', label: t('Rôle'), type: 'select', required: true, options: choices('role') }, { name: 'team', label: t('Équipe') }, { name: 'assignedPlatforms', label: t('Plateformes'), type: 'multi', options: choices('platform') }],
      onSubmit: async (body) => {
        const { id } = await post('/api/users', { assignedPlatforms: [], ...body });
        await loadMeta();
        go(`/comptes/${id}`);
      },
    }),
  ];
}

/** Commands of one account, shown on its page. */
export const ACCOUNT = {
  role: { title: () => t('Rôle'), fields: () => [{ name: 'role', label: t('Rôle'), type: 'select', required: true, options: choices('role') }], start: (user) => ({ role: user.role }), send: (user, body) => put(`/api/users/${user.id}/role`, body, `"${user.version}"`) },
  team: { title: () => t('Équipe'), fields: () => [{ name: 'team', label: t('Équipe') }], start: (user) => ({ team: user.team }), send: (user, body) => put(`/api/users/${user.id}/team`, { team: body.team ?? null }, `"${user.version}"`) },
  platforms: { title: () => t('Plateformes'), fields: () => [{ name: 'assignedPlatforms', label: t('Plateformes'), type: 'multi', options: choices('platform') }], start: (user) => ({ assignedPlatforms: user.assignedPlatforms ?? [] }), send: (user, body) => put(`/api/users/${user.id}/platforms`, { assignedPlatforms: body.assignedPlatforms ?? [] }, `"${user.version}"`) },
  name: { title: () => t('Nom'), fields: () => [{ name: 'firstName', label: t('Prénom'), required: true }, { name: 'lastName', label: t('Nom'), required: true }], start: (user) => ({ firstName: user.firstName, lastName: user.lastName }), send: (user, body) => put(`/api/users/${user.id}/name`, body, `"${user.version}"`) },
};
