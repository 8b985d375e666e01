import { h, useData, useMemo } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { download, get, query } from '../lib/api.js';
import { A, go, place, setParams } from '../lib/router.js';
import { choices, label, may, staff } from '../lib/meta.js';
import { exact, isoDay, number, plusDays, shortDay } from '../lib/format.js';
import { fieldText, valueText } from '../lib/words.js';
import { Dialog, Facts, failed, Instant, Loaded, Person } from '../ui/parts.js';
import { ListPage } from '../ui/list.js';
import { people } from './leadForms.js';

const TONES = { info: '', warning: 'today', error: 'late', critical: 'late' };
const Severity = ({ value }) => h('span.chip', { class: TONES[value] }, label('severity', value));

const WHERE = { lead: 'prospects', campaign: 'campagnes', user: 'comptes' };
export function Resource({ kind, id }) {
  const short = `${kind} ${String(id ?? '').replace(/^[a-z]+-/, '').slice(0, 8)}`;
  return WHERE[kind] && id ? h(A, { class: 'link', href: `/${WHERE[kind]}/${id}`, title: id }, short) : h('span', { title: id }, short);
}

const COLUMNS = () => [
  { name: t('Quand'), cell: (entry) => h(Instant, { value: entry.createdAt }) },
  { name: t('Qui'), cell: (entry) => h(Person, { id: entry.userId }) },
  { name: t('Quoi'), cell: (entry) => h('span.strong', {}, entry.action) },
  { name: t('Sur'), cell: (entry) => h(Resource, { kind: entry.resource, id: entry.resourceId }) },
  { name: t('Champs'), cell: (entry) => h('span.muted.small', { title: entry.details?.changes?.join(', ') }, entry.details?.changes?.length ? entry.details.changes.slice(0, 2).map(fieldText).join(', ') + (entry.details.changes.length > 2 ? ` +${entry.details.changes.length - 2}` : '') : '–') },
  { name: t('Gravité'), cell: (entry) => h(Severity, { value: entry.severity }) },
  { name: t('Issue'), cell: (entry) => (entry.metadata?.success === false ? h('span.chip.late', { title: entry.metadata.errorCode }, t('refusé')) : h('span.chip.good', {}, t('fait'))) },
  { name: t('Position'), sort: 'position', num: true, cell: (entry) => number(entry.position) },
];

const OWN = ['entree'];

/** Everything that was done or refused, with what it changed. */
export function Audit() {
  staff.use();
  const { params } = place.use();
  return h(ListPage, {
    kind: 'audit', title: t('Audit'), path: '/api/audit', columns: COLUMNS(), own: OWN, search: false, sort: '-position',
    href: (entry) => `/audit${query({ ...params, entree: entry.id })}`,
    filters: [{ name: 'userId', text: t('Qui'), options: people() }, { name: 'resource', text: t('Sur'), options: [['lead', t('Prospect')], ['campaign', t('Campagne')], ['user', t('Compte')]] }, { name: 'category', text: t('Catégorie'), options: choices('category') }, { name: 'severity', text: t('Gravité'), options: choices('severity') }],
    empty: [t('Aucune entrée ne correspond.'), t('Retirez un filtre.')],
    end: (question) => may('analytics', 'export') && h('button.btn', { onClick: () => download('/api/audit/export', question, 'text/csv', 'audit.csv').catch(failed) }, t('Exporter')),
    extra: (items) => h(Histogram, { items, params }),
    aside: params.entree && h(Entry, { id: params.entree }),
  });
}

/** What was loaded, over time; a bar narrows the period. */
function Histogram({ items, params }) {
  const bars = useMemo(() => {
    if (items.length < 2) return [];
    const times = items.map((entry) => Date.parse(entry.createdAt));
    const [low, high] = [Math.min(...times), Math.max(...times)];
    const count = 48;
    const width = Math.max(1, (high - low) / count);
    const counts = Array(count).fill(0);
    times.forEach((time) => counts[Math.min(count - 1, Math.floor((time - low) / width))]++);
    const most = Math.max(...counts);
    return counts.map((n, at) => ({ n, share: n / most, from: new Date(low + at * width).toISOString(), to: new Date(low + (at + 1) * width + 1).toISOString() }));
  }, [items]);
  const from = params['createdAt.from'];
  return h('section.panel', { 'aria-label': t('Dans le temps') },
    h('div.histogram', {}, bars.map((bar) => h('button', { title: `${number(bar.n)} · ${exact(bar.from)}`, 'aria-label': `${number(bar.n)}, ${shortDay(bar.from)}`, disabled: !bar.n, onClick: () => setParams({ 'createdAt.from': bar.from, 'createdAt.to': bar.to }) }, h('i', { style: { '--share': bar.share } })))),
    h('div.actions.small.muted', { style: { marginTop: '8px' } }, items.length > 1 && t('{n} entrées affichées, du {from} au {to}', { n: items.length, from: shortDay(items[items.length - 1].createdAt), to: shortDay(items[0].createdAt) }),
      h('label.actions', {}, t('Du'), h('input', { type: 'date', style: { width: 'auto' }, value: from ? isoDay(from) : '', onChange: (event) => setParams({ 'createdAt.from': event.target.value ? new Date(`${event.target.value}T00:00:00`).toISOString() : null }) })),
      h('label.actions', {}, t('Au'), h('input', { type: 'date', style: { width: 'auto' }, value: params['createdAt.to'] ? isoDay(plusDays(params['createdAt.to'], -0.0001)) : '', onChange: (event) => setParams({ 'createdAt.to': event.target.value ? plusDays(`${event.target.value}T00:00:00`, 1).toISOString() : null }) })),
      (from || params['createdAt.to']) && h('button.btn.plain.small', { onClick: () => setParams({ 'createdAt.from': null, 'createdAt.to': null }) }, t('Toute la période'))));
}

/** One entry: old and new side by side, who, from where, and where to go from there. */
function Entry({ id }) {
  const entry = useData((signal) => get(`/api/audit/${encodeURIComponent(id)}`, {}, signal), [id]);
  const close = () => setParams({ entree: null });
  return h(Dialog, { title: `${t('Audit')} · ${id}`, onClose: close },
    h(Loaded, { of: entry, heights: [180] }, (it) => [
      h(Facts, { pairs: [
        [t('Quoi'), h('span.strong', {}, it.action)], [t('Sur'), h(Resource, { kind: it.resource, id: it.resourceId })], [t('Qui'), [h(Person, { id: it.userId }), it.userRole && h('span.muted', {}, ` · ${label('role', it.userRole)}`)]], [t('Quand'), exact(it.createdAt)],
        [t('Demande'), it.details?.endpoint && h('span.mono', {}, `${it.details.method} ${it.details.endpoint}`)], [t('Motif'), it.details?.reason], [t('Refus'), it.metadata?.errorCode], [t('Adresse'), it.metadata?.ip && [it.metadata.ip, it.location?.city && ` · ${it.location.city}`]], [t('Navigateur'), it.metadata?.userAgent], [t('Durée'), it.metadata?.duration !== null && `${number(it.metadata?.duration)} ms`],
      ] }),
      it.details?.changes?.length > 0 && h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, [t('Champ'), t('Avant'), t('Après')].map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, it.details.changes.map((path) => h('tr', {}, h('td', { title: path }, fieldText(path)), h('td.wrap', {}, valueText(path, it.details.oldValues?.[path])), h('td.wrap', {}, valueText(path, it.details.newValues?.[path]))))))),
      h('div.actions', {}, h('button.btn', { onClick: () => go(`/registre/demande/${it.correlationId}`) }, t('Tout ce que cette demande a entraîné')), h('button.btn', { onClick: () => go(`/preuves?position=${it.position}`) }, t('Preuve')), h('button.btn.plain', { onClick: close }, t('Fermer'))),
    ]));
}
