import { h, render, useEffect, useState } from './lib/dom.js';
import { t } from './lib/i18n.js';
import { begin, session } from './lib/session.js';
import { loadMeta, meta } from './lib/meta.js';
import { follow, unfollow } from './lib/stream.js';
import { go, place } from './lib/router.js';
import { spoken } from './lib/settings.js';
import { Shell } from './ui/shell.js';
import { Empty, Failed, Loading } from './ui/parts.js';
import { Forgotten, Login, SessionExpired } from './pages/login.js';

const page = (file, name) => ({ load: () => import(`./pages/${file}.js`).then((module) => module[name]) });

/** Screens by address; each module is fetched when it is first opened. */
const ROUTES = [
  [/^\/tableau$/, page('board', 'Board')],
  [/^\/prospects$/, page('leads', 'Leads')],
  [/^\/prospects\/([^/]+)$/, page('lead', 'Lead')],
  [/^\/campagnes$/, page('campaigns', 'Campaigns')],
  [/^\/campagnes\/([^/]+)$/, page('campaign', 'Campaign')],
  [/^\/agenda$/, page('agenda', 'Agenda')],
  [/^\/indicateurs$/, page('dashboard', 'Dashboard')],
  [/^\/audit$/, page('audit', 'Audit')],
  [/^\/registre$/, page('ledger', 'LedgerBrowser')],
  [/^\/registre\/demande\/([^/]+)$/, page('causal', 'CausalMap')],
  [/^\/registre\/etapes\/([^/]+)\/([^/]+)$/, page('stepper', 'Stepper')],
  [/^\/preuves$/, page('proofs', 'Proofs')],
  [/^\/comptes$/, page('users', 'Users')],
  [/^\/comptes\/([^/]+)$/, page('user', 'User')],
  [/^\/reglages$/, page('preferences', 'Settings')],
];

const OPEN = { '/connexion': Login, '/connexion/oubli': Forgotten };

function Screen() {
  const { path } = place.use();
  const match = ROUTES.map(([pattern, one]) => [pattern.exec(path), one]).find(([found]) => found);
  const [shown, setShown] = useState(null);
  useEffect(() => {
    if (!match) return setShown({ path, Page: () => h(Empty, { title: t('Cette page n’existe pas, ou ne vous est pas ouverte.') }) });
    let current = true;
    match[1].load().then((Page) => current && setShown({ path, Page, args: match[0].slice(1).map(decodeURIComponent) }),
      (error) => current && setShown({ path, Page: () => h(Failed, { error, retry: () => location.reload() }) }));
    return () => (current = false);
  }, [path]);
  if (!shown) return h(Loading);
  return h(shown.Page, { key: shown.path, args: shown.args });
}

function Within() {
  const words = meta.use();
  const [error, setError] = useState(null);
  useEffect(() => {
    if (!words) loadMeta().then(follow, (problem) => (problem.status === 401 ? go('/connexion') : setError(problem)));
  }, [words]);
  if (error) return h('main.gate', {}, h(Failed, { error, retry: () => location.reload() }));
  return words ? h(Shell, {}, h(Screen)) : h('main.gate', {}, h(Loading));
}

function App() {
  const look = spoken.use();
  const { path } = place.use();
  const someone = session.use();
  const Open = OPEN[path];
  useEffect(() => {
    if (!someone && !Open) {
      unfollow();
      go(`/connexion${path === '/' ? '' : `?vers=${encodeURIComponent(path + location.search)}`}`, { replace: true });
    }
  }, [someone, path]);
  if (Open) return h(Open, { key: look });
  return someone ? [h(Within, { key: look }), h(SessionExpired, { key: 'expired' })] : null;
}

await begin();
render(h(App), document.getElementById('app'));
