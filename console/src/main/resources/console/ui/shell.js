import { h, store, useEffect, useRef, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { A, go, place } from '../lib/router.js';
import { connection } from '../lib/stream.js';
import { may, me } from '../lib/meta.js';
import { initials } from '../lib/format.js';
import { logOut } from '../pages/login.js';
import { otherLanguage, spoken, theme, toggleTheme } from '../lib/settings.js';
import { Dialog, Toasts } from './parts.js';
import { openPalette, Palette } from './palette.js';

/** Places of the console: path, name, keys, and who may open it. */
export const PLACES = [
  ['/tableau', () => t('Tableau'), 'g b', () => may('leads', 'read')],
  ['/prospects', () => t('Prospects'), 'g p', () => may('leads', 'read')],
  ['/campagnes', () => t('Campagnes'), 'g c', () => may('campaigns', 'read')],
  ['/agenda', () => t('Agenda'), 'g a', () => may('leads', 'read')],
  ['/indicateurs', () => t('Indicateurs'), 'g i', () => may('analytics', 'read')],
  [null, () => t('Preuves'), null, () => may('admin', 'audit')],
  ['/audit', () => t('Audit'), 'g u', () => may('admin', 'audit')],
  ['/registre', () => t('Registre'), 'g r', () => may('admin', 'audit')],
  ['/preuves', () => t('Points de contrôle'), 'g k', () => may('admin', 'audit')],
  [null, () => t('Exploitation'), null, () => may('admin', 'users') || may('admin', 'settings')],
  ['/comptes', () => t('Comptes'), 'g m', () => may('admin', 'users')],
  ['/reglages', () => t('Réglages'), 'g s', () => true],
];

const helping = store(false);
const menu = store(false);

function useKeys() {
  useEffect(() => {
    let prefix = false;
    const onKey = (event) => {
      const typing = event.target.closest?.('input, textarea, select, [contenteditable], dialog');
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return event.preventDefault(), openPalette();
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
      if (prefix) {
        prefix = false;
        const found = PLACES.find(([path, , keys, allowed]) => path && keys === `g ${event.key}` && allowed());
        return found ? (event.preventDefault(), go(found[0])) : undefined;
      }
      if (event.key === 'g') {
        prefix = true;
        setTimeout(() => (prefix = false), 1200);
      } else if (event.key === '/') event.preventDefault(), openPalette();
      else if (event.key === '?') helping.set(true);
      return undefined;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function Side() {
  const { path } = place.use();
  const open = menu.use();
  const user = me.use();
  return h('nav.side', { class: open ? 'open' : '', id: 'menu', 'aria-label': t('Navigation') },
    h('div.brand', {}, h('img', { src: '/console/icon.svg', width: 22, height: 22, alt: '' }), 'MDMC'),
    PLACES.filter(([, , , allowed]) => allowed()).map(([to, name, keys]) => to
      ? h(A, { href: to, class: 'tab', 'aria-current': path === to || path.startsWith(`${to}/`) ? 'page' : undefined, onClick: () => menu.set(false) }, name(), h('kbd', { 'aria-hidden': 'true' }, keys))
      : h('div.group', {}, name())),
    h('div.who', {},
      h('div.actions', {}, h('span.av', { 'aria-hidden': 'true' }, initials(user?.fullName)), h('span.grow.ellipsis.small', { title: user?.email }, user?.fullName)),
      h('div.actions', {},
        h('button.btn.plain.small', { onClick: toggleTheme }, theme.use() === 'dark' ? t('Clair') : t('Sombre')),
        h('button.btn.plain.small', { onClick: otherLanguage }, spoken.get() === 'fr' ? 'English' : 'Français'),
        h('button.btn.plain.small', { onClick: logOut }, t('Quitter')))));
}

function ConnectionBar() {
  const state = connection.use();
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    const timer = state === 'open' || state === 'closed' ? null : setTimeout(() => setLate(true), state === 'offline' ? 0 : 2500);
    return () => clearTimeout(timer);
  }, [state]);
  if (!late) return null;
  return h('div.bar.quiet', { role: 'status' }, state === 'offline'
    ? t('Hors ligne : ce que vous voyez peut dater, rien ne sera enregistré.')
    : t('Connexion en cours : les changements des autres arriveront ensuite.'));
}

function Help() {
  if (!helping.use()) return null;
  const rows = [['/', t('Rechercher')], ['Ctrl K', t('Commandes')], ...PLACES.filter(([to, , , allowed]) => to && allowed()).map(([, name, keys]) => [keys, name()]),
    [t('Tableau : ← ↑ ↓ →'), t('passer d’une carte à l’autre')], [t('Tableau : Espace'), t('prendre la carte, puis ← → et Entrée')],
    [t('Temps : ← →'), t('un événement avant, après ; avec Maj, un jour')], ['Échap', t('fermer, reposer')]];
  return h(Dialog, { title: t('Au clavier'), onClose: () => helping.set(false) },
    h('dl.facts', {}, rows.map(([keys, what]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, what)])),
    h('div.actions.right', {}, h('button.btn', { onClick: () => helping.set(false) }, t('Fermer'))));
}

/** The frame of every page: places on the left, the page on the right. */
export function Shell({ children }) {
  useKeys();
  const main = useRef();
  const { path } = place.use();
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return h('div.app', {},
    h('a.skip', { href: '#main' }, t('Aller au contenu')),
    h(Side), h('main.content', { id: 'main', ref: main, tabIndex: -1 }, h(ConnectionBar), children),
    h(Palette), h(Help), h(Toasts));
}

/** Title, filters and actions of a page. */
export function Top({ title, children, end }) {
  useEffect(() => {
    document.title = `${title} · MDMC CRM`;
  }, [title]);
  return h('header.top', {},
    h('button.btn.plain.menu-button', { 'aria-label': t('Menu'), 'aria-expanded': String(menu.use()), 'aria-controls': 'menu', onClick: () => menu.set(!menu.get()) }, '☰'),
    h('h1.ellipsis', {}, title), children,
    h('div.end', {},
      h('button.search', { onClick: openPalette, 'aria-label': t('Rechercher') }, h('span', {}, t('Rechercher…')), h('kbd', { 'aria-hidden': 'true' }, '/')), end));
}
