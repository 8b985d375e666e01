import { h, useData, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { A } from '../lib/router.js';
import { nameOf, staff } from '../lib/meta.js';
import { hour, instant, number } from '../lib/format.js';
import { fieldText, valueText } from '../lib/words.js';
import { Facts, Loaded, Panel } from '../ui/parts.js';
import { Top } from '../ui/shell.js';
import { EventDialog } from './ledger.js';

const [WIDE, HIGH, GAP_X, GAP_Y] = [190, 56, 54, 22];

/** The entries of a request and the events each recorded. */
async function loadMap(correlation, signal) {
  const entries = (await get('/api/audit', { correlationId: correlation, limit: 60, sort: 'position' }, signal)).items;
  const positions = [...new Set(entries.map((entry) => entry.position))].slice(0, 20);
  const pages = await Promise.all(ranges(positions).map(([from, to]) => get('/api/history/events', { cursor: String(from - 1), limit: Math.min(200, (to - from + 1) * 8) }, signal).catch(() => ({ items: [] }))));
  const events = pages.flatMap((page) => page.items).filter((event) => event.correlationId === correlation);
  return { entries, events: [...new Map(events.map((event) => [event.id, event])).values()].sort((one, two) => one.position - two.position || one.index - two.index) };
}

/** Neighbouring positions are read in one request; a cursor of 0 is none. */
function ranges(positions) {
  const found = [];
  for (const position of positions) {
    const last = found.at(-1);
    if (last && position - last[1] < 20) last[1] = position;
    else found.push([Math.max(2, position), position]);
  }
  return found;
}

/** Columns from left to right: request, command, events, and what reacted, each with its own events. */
function layout({ entries, events }) {
  const boxes = [];
  const lines = [];
  const byEvent = new Map();
  const byCommit = new Map();
  let bottom = 0;
  const add = (box) => (boxes.push(box), (bottom = Math.max(bottom, box.row + 1)), box);
  const first = entries[0];
  if (!first) return { boxes, lines, columns: 0, rows: 0 };
  const request = first.details?.endpoint ? add({ column: 0, row: 0, title: `${first.details.method} ${tail(first.details.endpoint)}`, sub: `${nameOf(first.userId)} · ${hour(first.createdAt)}${first.metadata?.duration ? ` · ${number(first.metadata.duration)} ms` : ''}`, key: 'request' }) : null;
  for (const entry of entries) {
    const cause = byEvent.get(entry.causationId) ?? (entry.causationId ? byCommit.get('last') : null);
    const parent = cause ?? request;
    const column = cause ? cause.column + 1 : request ? 1 : 0;
    const refused = entry.metadata?.success === false;
    const row = Math.max(parent?.used ?? 0, rowsIn(boxes, column), parent ? parent.row : 0);
    const box = add({ column, row, title: entry.action, sub: refused ? entry.metadata.errorCode : cause ? `${t('réaction')} · ${instant(entry.createdAt)}` : t('accepté'), refused, entry, key: entry.id });
    if (parent) lines.push([parent, box]);
    const own = events.filter((event) => event.position === entry.position);
    own.forEach((event, at) => {
      const child = add({ column: column + 1, row: Math.max(rowsIn(boxes, column + 1), row + at), title: event.type, sub: `${t('position {n}', { n: event.position })}`, event, entry, refused, key: event.id });
      lines.push([box, child]);
      byEvent.set(event.id, child);
      byCommit.set('last', child);
    });
  }
  return { boxes, lines, columns: Math.max(...boxes.map((box) => box.column)) + 1, rows: bottom };
}

const rowsIn = (boxes, column) => boxes.filter((box) => box.column === column).reduce((most, box) => Math.max(most, box.row + 1), 0);
const tail = (path) => (path.length > 20 ? `…/${path.split('/').pop()}` : path);
const cut = (text) => (text.length > 25 ? `${text.slice(0, 24)}…` : text);

export function CausalMap({ args: [correlation] }) {
  staff.use();
  const map = useData((signal) => loadMap(correlation, signal), [correlation]);
  const [open, setOpen] = useState(null);
  const [chosen, setChosen] = useState(null);
  return [
    h(Top, { title: t('Une demande, tout ce qu’elle a entraîné') }, h('span.chip', { title: correlation }, `${t('corrélation')} ${correlation.slice(0, 8)}`)),
    h(Loaded, { of: map, heights: [260, 200] }, (data) => {
      const { boxes, lines, columns, rows } = layout(data);
      const x = (box) => 2 + box.column * (WIDE + GAP_X);
      const y = (box) => 2 + box.row * (HIGH + GAP_Y);
      const entry = chosen?.entry ?? data.entries[0];
      const choose = (box) => (setChosen(box), box.event && setOpen(box.event));
      return h('div.body', {},
        h('section.panel.map', { tabIndex: 0, 'aria-label': t('Carte des causes') }, h('svg', { width: columns * (WIDE + GAP_X), height: rows * (HIGH + GAP_Y) + 4, role: 'group' },
          lines.map(([from, to]) => h('path', { d: curve(x(from) + WIDE, y(from) + HIGH / 2, x(to), y(to) + HIGH / 2) })),
          boxes.map((box) => h('g', {
            key: box.key, class: `box${box.refused ? ' no' : ''}${chosen?.key === box.key ? ' on' : ''}`, transform: `translate(${x(box)} ${y(box)})`, tabIndex: 0, role: 'button', 'aria-label': `${box.title}, ${box.sub}`,
            onClick: () => choose(box), onKeyDown: (event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), choose(box)),
          }, h('rect', { width: WIDE, height: HIGH, rx: 9 }), h('text', { x: 12, y: 24 }, cut(box.title)), h('text.m', { x: 12, y: 42 }, cut(box.sub)))))),
        entry && h('div.cols', {},
          h(Panel, { title: t('Demande') }, h(Facts, { pairs: [[t('Quoi'), entry.action], [t('Qui'), nameOf(entry.userId)], [t('Quand'), instant(entry.createdAt)], [t('Position'), h(A, { class: 'link', href: `/preuves?position=${entry.position}` }, `${number(entry.position)} · ${t('preuve')}`)], [t('Sur'), `${entry.resource} ${entry.resourceId ?? ''}`], [t('Refus'), entry.metadata?.errorCode]] })),
          h(Panel, { title: t('Champs modifiés') }, h(Changes, { entry }))));
    }),
    open && h(EventDialog, { event: open, onClose: () => setOpen(null) }),
  ];
}

function Changes({ entry }) {
  const full = useData((signal) => get(`/api/audit/${encodeURIComponent(entry.id)}`, {}, signal), [entry.id]);
  return h(Loaded, { of: full, heights: [100] }, ({ details }) => (details?.changes?.length
    ? h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, [t('Champ'), t('Avant'), t('Après')].map((name) => h('th', { scope: 'col' }, name)))), h('tbody', {}, details.changes.slice(0, 30).map((path) => h('tr', {}, h('td', { title: path }, fieldText(path)), h('td.wrap', {}, valueText(path, details.oldValues?.[path])), h('td.wrap', {}, valueText(path, details.newValues?.[path])))))))
    : h('p.muted', {}, t('Aucun champ modifié.'))));
}

const curve = (x1, y1, x2, y2) => `M${x1} ${y1}C${x1 + GAP_X / 2} ${y1} ${x2 - GAP_X / 2} ${y2} ${x2} ${y2}`;
