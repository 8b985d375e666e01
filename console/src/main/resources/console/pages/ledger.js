import { h, useEffect, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, query } from '../lib/api.js';
import { A, place, setParams } from '../lib/router.js';
import { onChange } from '../lib/stream.js';
import { label, staff } from '../lib/meta.js';
import { exact, number } from '../lib/format.js';
import { eventText } from '../lib/words.js';
import { Dialog, Empty, Facts, Failed, Instant, Person, Skeleton } from '../ui/parts.js';
import { Top } from '../ui/shell.js';
import { Resource } from './audit.js';

const WINDOW = 20;
const PAGES = 6;
const kindOf = (id) => /^(lead|campaign|user)-/.exec(id ?? '')?.[1];

/** The events themselves: of the whole ledger, its end first, or of one subject; new ones arrive while one looks. */
export function LedgerBrowser() {
  staff.use();
  const { params } = place.use();
  const [events, setEvents] = useState(null);
  const [first, setFirst] = useState(0);
  const [error, setError] = useState(null);
  const [open, setOpen] = useState(null);
  const subject = params.resourceId ? { resource: params.resource ?? kindOf(params.resourceId), resourceId: params.resourceId } : {};
  const key = query({ ...subject, jusqua: params.jusqua });

  const load = async () => {
    try {
      setError(null);
      if (subject.resourceId) {
        const page = await get('/api/history/events', { ...subject, limit: 200 });
        setFirst(page.page.next ? null : 1);
        setEvents(page.items.reverse());
      } else {
        // The API tells events in their order; the end of the ledger begins a page before its head.
        const head = params.jusqua ? Number(params.jusqua) : (await get('/api/audit', { limit: 1 })).items[0]?.position ?? 0;
        const from = Math.max(0, head - WINDOW);
        const read = [];
        let cursor = from ? String(from) : undefined;
        for (let page = 0; page < PAGES && cursor !== null; page++) {
          const answer = await get('/api/history/events', { limit: 200, cursor });
          read.push(...answer.items);
          cursor = answer.items.at(-1)?.position >= head ? null : answer.page.next;
        }
        setFirst(from + 1);
        setEvents(read.filter((event) => event.position <= head).reverse());
      }
    } catch (problem) {
      setError(problem);
    }
  };
  useEffect(() => {
    load();
    if (params.jusqua) return undefined;
    let timer;
    const stop = onChange(({ changes }) => {
      if (!subject.resourceId || changes.some((change) => change.id === subject.resourceId)) {
        clearTimeout(timer);
        timer = setTimeout(load, 300);
      }
    });
    return () => (stop(), clearTimeout(timer));
  }, [key]);

  const shown = runs((events ?? []).filter((event) => (!params.type || event.type.toLowerCase().includes(params.type.toLowerCase())) && (!params.acteur || event.actor === params.acteur) && (!params.correlation || event.correlationId === params.correlation)));
  return [
    h(Top, { title: t('Registre') }, !params.jusqua && !subject.resourceId && h('span.chip.good', {}, t('en direct')), subject.resourceId && h('span.chip.accent', {}, subject.resourceId, h('button', { 'aria-label': t('Retirer {name}', { name: t('sujet') }), onClick: () => setParams({ resource: null, resourceId: null }) }, '×'))),
    h('div.body', {},
      h('div.filters', {},
        h('input', { 'aria-label': t('Type d’événement'), placeholder: t('Type : LeadConverted…'), value: params.type ?? '', onInput: (event) => setParams({ type: event.target.value || null }) }),
        h('input', { 'aria-label': t('Sujet'), placeholder: t('Sujet : lead-…'), value: params.resourceId ?? '', onChange: (event) => setParams({ resourceId: event.target.value.trim() || null, resource: kindOf(event.target.value.trim()) ?? null }) }),
        h('input', { type: 'number', min: 1, 'aria-label': t('Jusqu’à la position'), placeholder: t('Jusqu’à la position…'), value: params.jusqua ?? '', onChange: (event) => setParams({ jusqua: event.target.value || null }) }),
        params.acteur && h('button.btn.small', { onClick: () => setParams({ acteur: null }) }, h(Person, { id: params.acteur }), ' ×'),
        params.correlation && h('button.btn.small', { onClick: () => setParams({ correlation: null }) }, params.correlation.slice(0, 8), ' ×')),
      error && !events ? h(Failed, { error, retry: load }) : !events ? h(Skeleton, { height: 420 })
        : shown.length ? h('div.table', {}, h('table', {}, h('thead', {}, h('tr', {}, [t('Position'), t('Événement'), t('Sujet'), t('Qui'), t('Quand'), t('Demande')].map((name, at) => h('th', { scope: 'col', class: at ? '' : 'num' }, name)))),
          h('tbody', {}, shown.map((event) => h('tr', { key: event.id },
            h('td.num', {}, h('button.btn.plain.small', { onClick: () => setOpen(event) }, `${event.position}${event.index ? `.${event.index}` : ''}`)), h('td', {}, h('span.strong', {}, event.type), event.run > 1 && h('span.chip', {}, `× ${number(event.run)}`), h('div.muted.small', {}, eventText(event.type, event.payload))), h('td', {}, h(Resource, { kind: kindOf(event.subject) ?? '', id: event.subject })),
            h('td', {}, h(Person, { id: event.actor })), h('td', {}, h(Instant, { value: event.at })), h('td', {}, h(A, { class: 'link mono', href: `/registre/demande/${encodeURIComponent(event.correlationId)}` }, event.correlationId?.slice(0, 8))))))))
          : h(Empty, { title: t('Aucun événement ici.') }, t('Élargissez la recherche, ou remontez plus loin.')),
      !subject.resourceId && first > 1 && h('div', {}, h('button.btn', { onClick: () => setParams({ jusqua: first - 1 }, {}) }, t('Plus ancien')), params.jusqua && h('button.btn.plain', { onClick: () => setParams({ jusqua: null }) }, t('Revenir à la fin')))),
    open && h(EventDialog, { event: open, onClose: () => setOpen(null) }),
  ];
}

/** A commit with many events of one type, such as an import, is one line. */
function runs(events) {
  const found = [];
  for (const event of events) {
    const last = found.at(-1);
    if (last?.position === event.position && last.type === event.type) found[found.length - 1] = { ...event, run: last.run + 1 };
    else found.push({ ...event, run: 1 });
  }
  return found;
}

/** One event: what it says, who caused it, and its bytes as JSON. */
export function EventDialog({ event, onClose }) {
  return h(Dialog, { title: eventText(event.type, event.payload), onClose },
    h(Facts, { pairs: [[t('Type'), `${event.type} r${event.revision}`], [t('Position'), number(event.position)], [t('Quand'), exact(event.at)], [t('Qui'), [h(Person, { id: event.actor }), event.role && h('span.muted', {}, ` · ${label('role', event.role)}`)]], [t('Commande'), event.command], [t('Flux'), `${event.aggregateId} / ${event.sequence}`], [t('Corrélation'), event.correlationId], [t('Cause'), event.causationId]] }),
    h('pre.proof', { tabIndex: 0, 'aria-label': t('Contenu') }, JSON.stringify(event.payload, null, 2)),
    h('div.actions', {}, h(A, { class: 'btn', href: `/registre/demande/${encodeURIComponent(event.correlationId)}` }, t('Tout ce que cette demande a entraîné')), h(A, { class: 'btn', href: `/preuves?position=${event.position}` }, t('Preuve')), h('button.btn.plain', { onClick: onClose }, t('Fermer'))));
}
