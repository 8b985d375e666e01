import { h, useData, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { command, del, get, post, put } from '../lib/api.js';
import { left } from '../lib/session.js';
import { loadMeta, may, me } from '../lib/meta.js';
import { day, number } from '../lib/format.js';
import { Ago, Dialog, Facts, failed, Loaded, Panel, toast } from '../ui/parts.js';
import { Form, FormDialog } from '../ui/form.js';
import { Top } from '../ui/shell.js';

/** The caller's own account, and for those who may: teams and exchange rates. */
export function Settings() {
  const account = me.use();
  const [dialog, setDialog] = useState(null);
  const sessions = useData((signal) => get('/api/me/sessions', {}, signal), []);
  const close = () => setDialog(null);
  const settings = may('admin', 'settings');
  return [
    h(Top, { title: t('Réglages') }),
    h('div.body', {}, h('div.cols', {},
      h(Panel, { title: t('Mon compte'), end: h('button.btn.plain.small', { onClick: () => setDialog('password') }, t('Changer de mot de passe')) }, h(Facts, { pairs: [[t('Nom'), account.fullName], [t('E-mail'), account.email], [t('Équipe'), account.team], [t('Langue des messages'), account.preferences?.language], [t('Fuseau horaire'), account.preferences?.timezone]] })),
      h(Panel, { title: t('Double authentification') }, h('p', { style: { marginBottom: '10px' } }, account.twoFactorEnabled ? t('Active. Un code est demandé à chaque connexion.') : t('Inactive. Un code de votre téléphone protège le compte même si le mot de passe fuit.')), h('button.btn', { class: account.twoFactorEnabled ? 'danger' : 'primary', onClick: () => setDialog(account.twoFactorEnabled ? '2fa-off' : '2fa') }, account.twoFactorEnabled ? t('Retirer') : t('Activer'))),
      h(Panel, { title: t('Sessions ouvertes') }, h(Loaded, { of: sessions, heights: [80] }, (list) => h('ul.list', {}, (list.items ?? list).map((one) => h('li', { key: one.id }, h('div.grow.wrap', {}, h('div', {}, one.device ?? one.userAgent ?? '–', one.isCurrent && h('span.chip.good', {}, t('celle-ci'))), h('div.muted.small', {}, `${[one.location?.city, one.ip].filter(Boolean).join(' · ')} · `, h(Ago, { value: one.renewedAt ?? one.createdAt }))), !one.isCurrent && h('button.btn.plain.small', { onClick: () => del(`/api/me/sessions/${one.id}`).then(sessions.reload, failed) }, t('Fermer'))))))),
      h(Teams, { editable: settings }),
      settings && h(Rates))),
    dialog === 'password' && h(FormDialog, {
      title: t('Changer de mot de passe'), submit: t('Changer'), onClose: close, text: t('Toutes vos sessions sont fermées, celle-ci comprise.'),
      fields: [{ name: 'currentPassword', label: t('Mot de passe actuel'), type: 'password', required: true, full: true, autocomplete: 'current-password' }, { name: 'newPassword', label: t('Nouveau mot de passe'), type: 'password', required: true, full: true, autocomplete: 'new-password' }],
      onSubmit: async (body) => (await put('/api/me/password', body), left()),
    }),
    dialog === '2fa' && h(TwoFactors, { onClose: close }),
    dialog === '2fa-off' && h(FormDialog, { title: t('Retirer la double authentification'), danger: true, submit: t('Retirer'), onClose: close, fields: [{ name: 'password', label: t('Mot de passe'), type: 'password', required: true, full: true }, { name: 'totp', label: t('Code'), required: true, full: true }], onSubmit: async (body) => (await command('DELETE', '/api/me/2fa', body), loadMeta()) }),
  ];
}

function TwoFactors({ onClose }) {
  const [secret, setSecret] = useState(null);
  const [codes, setCodes] = useState(null);
  return h(Dialog, { title: t('Double authentification'), onClose },
    codes ? [h('p', {}, t('Gardez ces codes de secours hors de cette machine ; chacun sert une fois.')), h('pre.proof', {}, codes.join('\n')), h('button.btn.primary', { onClick: onClose }, t('Terminé'))]
      : secret ? [h('p', {}, t('Ajoutez cette clé à votre application de codes, puis saisissez le code qu’elle affiche.')), h('div.proof', {}, secret.secret ?? secret.otpauthUri ?? secret.uri), h('a.link', { href: secret.otpauthUri ?? secret.uri ?? secret.otpauth }, t('Ouvrir dans l’application de codes')),
        h(Form, { submit: t('Confirmer'), onCancel: onClose, fields: [{ name: 'totp', label: t('Code'), required: true, full: true, inputMode: 'numeric', autocomplete: 'one-time-code' }], onSubmit: async (body) => {
          const answer = await post('/api/me/2fa/confirmation', body);
          await loadMeta();
          setCodes(answer?.recoveryCodes ?? []);
        } })]
        : h(Form, { submit: t('Continuer'), onCancel: onClose, fields: [{ name: 'password', label: t('Mot de passe'), type: 'password', required: true, full: true, autocomplete: 'current-password' }], onSubmit: async (body) => setSecret(await post('/api/me/2fa', body)) }));
}

function Teams({ editable }) {
  const teams = useData((signal) => get('/api/teams', {}, signal), []);
  const [dialog, setDialog] = useState(null);
  return h(Panel, { title: t('Équipes'), end: editable && h('button.btn.plain.small', { onClick: () => setDialog({}) }, t('Ajouter')) },
    h(Loaded, { of: teams, heights: [80] }, ({ items }) => h('ul.list', {}, items.map((team) => h('li', { key: team.id }, h('span.grow', {}, team.name, h('span.muted.small', {}, ` · ${team.id}`)), editable && h('button.btn.plain.small', { onClick: () => setDialog(team) }, t('Renommer')))))),
    dialog && h(FormDialog, { title: dialog.id ? t('Renommer') : t('Nouvelle équipe'), submit: t('Enregistrer'), onClose: () => setDialog(null), initial: { name: dialog.name }, fields: [{ name: 'name', label: t('Nom'), required: true, full: true }, !dialog.id && { name: 'id', label: t('Identifiant'), full: true }].filter(Boolean), onSubmit: async (body) => (await (dialog.id ? put(`/api/teams/${dialog.id}/name`, { name: body.name }, `"${dialog.version}"`) : post('/api/teams', body)), teams.reload()) }));
}

function Rates() {
  const rates = useData((signal) => get('/api/exchange-rates', {}, signal), []);
  const [adding, setAdding] = useState(false);
  return h(Panel, { title: t('Cours de change'), end: h('button.btn.plain.small', { onClick: () => setAdding(true) }, t('Ajouter')) },
    h(Loaded, { of: rates, heights: [80] }, ({ items }) => (items.length ? h('ul.list', {}, items.map((pair) => h('li', { key: `${pair.from}${pair.to}` }, h('span.grow', {}, `1 ${pair.from} = ${number(pair.latest?.rate, 6)} ${pair.to}`), h('span.muted.small', {}, day(pair.latest?.day))))) : h('p.muted', {}, t('Aucun cours. Sans eux, les montants d’autres devises restent à part.')))),
    adding && h(FormDialog, {
      title: t('Cours de change'), submit: t('Enregistrer'), onClose: () => setAdding(false), initial: { to: 'EUR', date: new Date().toISOString().slice(0, 10) },
      fields: [{ name: 'from', label: t('De'), required: true, placeholder: 'USD' }, { name: 'to', label: t('Vers'), required: true }, { name: 'date', label: t('Jour'), type: 'date', required: true }, { name: 'rate', label: t('Cours'), type: 'number', required: true, min: 0, step: 'any' }],
      onSubmit: async ({ from, to, date, rate }) => (await put(`/api/exchange-rates/${from.toUpperCase()}/${to.toUpperCase()}/${date}`, { rate, source: 'console' }), toast(t('Fait.')), rates.reload()),
    }));
}
