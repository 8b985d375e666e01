import { h, useEffect, useMemo, useRef, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, getOne } from '../lib/api.js';
import { A, place, setParams } from '../lib/router.js';
import { onChange } from '../lib/stream.js';
import { may } from '../lib/meta.js';
import { differences, eventDetail, eventText, fieldText, valueText } from '../lib/words.js';
import { Instant, Person, Segments } from './parts.js';

const PLACE = { lead: '/api/leads', campaign: '/api/campaigns' };

/**
 * One lead or campaign with its activity: now, or as it was at the position in the address. States seen are kept, and
 * the neighbours of the one shown are fetched ahead, so that stepping does not wait.
 */
export function useHistoryPage(resource, id) {
  const base = `${PLACE[resource]}/${encodeURIComponent(id)}`;
  const { params } = place.use();
  const [now, setNow] = useState({ data: null, etag: null, error: null });
  const [activity, setActivity] = useState({ items: [], next: null });
  const [then, setThen] = useState(null);
  const states = useRef(new Map());

  const load = async () => {
    try {
      const [one, lines] = await Promise.all([getOne(base), get(`${base}/activity`, { limit: 200 })]);
      setNow({ ...one, error: null });
      setActivity({ items: lines.items, next: lines.page.next });
    } catch (error) {
      setNow((old) => ({ ...old, error }));
    }
  };
  useEffect(() => {
    load();
    let timer;
    const stop = onChange(({ changes }) => {
      if (changes.some((change) => change.id === id)) {
        clearTimeout(timer);
        timer = setTimeout(load, 200);
      }
    });
    return () => (stop(), clearTimeout(timer));
  }, [base]);

  // A lead's history also tells of its campaign, which has states of its own.
  const ticks = useMemo(() => ticksOf(activity.items.filter((line) => (line.subject ?? id) === id)), [activity.items]);
  const position = positionOf(params, ticks);
  const stateAt = (at) => {
    if (!states.current.has(at)) states.current.set(at, getOne(base, { atPosition: at }).then((one) => one.data, (error) => (error.status === 404 ? null : Promise.reject(error))));
    return states.current.get(at);
  };
  useEffect(() => {
    if (position === null) return setThen(null);
    let current = true;
    const index = ticks.findLastIndex((tick) => tick.position <= position);
    const before = ticks[index - 1];
    Promise.all([stateAt(position), before ? stateAt(before.position) : null]).then(([state, earlier]) => {
      if (!current) return;
      setThen({ position, data: state, changes: differences(earlier ?? {}, state ?? {}) });
      [ticks[index + 1], ticks[index - 2]].filter(Boolean).forEach((tick) => stateAt(tick.position).catch(() => {}));
    }, (error) => current && setNow((old) => ({ ...old, error })));
    return () => (current = false);
  }, [position, ticks.length]);
  const more = async () => {
    const lines = await get(`${base}/activity`, { limit: 200, cursor: activity.next });
    setActivity({ items: [...activity.items, ...lines.items], next: lines.page.next });
  };
  const shown = position !== null && then ? then : null;
  return {
    data: shown?.data ?? now.data, etag: now.etag, error: now.error, reload: load, ticks, lines: activity.items, more: activity.next ? more : null, changes: shown?.changes ?? [],
    past: position === null ? null : { position, at: ticks.findLast((tick) => tick.position <= position)?.at ?? params.at ?? now.data?.createdAt },
  };
}

function ticksOf(lines) {
  const byPosition = new Map();
  for (const line of [...lines].reverse()) {
    const known = byPosition.get(line.position);
    const text = eventText(line.type, line.details);
    byPosition.set(line.position, known ? { ...known, text: `${known.text}, ${text}` } : { position: line.position, at: line.at, text });
  }
  return [...byPosition.values()].sort((one, two) => one.position - two.position);
}

function positionOf({ atPosition, at }, ticks) {
  if (atPosition) return Number(atPosition);
  if (!at || !ticks.length) return null;
  return ticks.findLast((tick) => tick.at <= at)?.position ?? ticks[0].position;
}

/** Fields that differ, struck and added. */
export function Differences({ list, empty }) {
  if (!list.length) return h('p.muted', {}, empty ?? t('Rien de ce que cette page montre.'));
  return h('dl.facts', {}, list.slice(0, 40).map(({ path, before, after }) => [h('dt.wrap', { title: path }, fieldText(path)), h('dd', {},
    before !== undefined && before !== null && h('del', {}, brief(valueText(path, before))), ' ', after !== undefined && after !== null && h('ins', {}, brief(valueText(path, after))))]));
}

const brief = (text) => (text.length > 220 ? `${text.slice(0, 220)}…` : text);

const KINDS = {
  pipeline: /Stage|Lost|Reopened|Convert|Priority|Probability|Score|Assigned|Queued|Activated|Paused|Completed|Cancelled|Discarded|Drafted|Captured/,
  contact: /Contact|FollowUp|Note|Engagement/,
  kpis: /Kpis|Spend|Budget|Invoice|Adjustment/,
};

/** Everything that happened, the newest first; an event opens the state it left behind. */
export function History({ page, resource, id }) {
  const [kind, setKind] = useState('all');
  const shown = page.lines.filter((line) => kind === 'all' || KINDS[kind].test(line.type));
  const at = page.past?.position;
  return [
    h('h2.h', {}, t('Historique'), may('admin', 'audit') && h('span.end', { style: { marginLeft: 'auto' } }, h(A, { class: 'link small', href: `/registre/etapes/${resource}/${id}` }, t('Pas à pas')))),
    h('div', { style: { marginBottom: '14px' } }, h(Segments, { name: t('Genre'), value: kind, onChange: setKind, options: [['all', t('Tout')], ['pipeline', t('Étapes')], resource === 'campaign' ? ['kpis', t('Chiffres')] : ['contact', t('Échanges')]] })),
    h('ol.tl', {}, shown.map((line) => h('li', { key: line.id, class: at && line.position === at ? 'cur' : at && line.position > at ? 'fut' : '' },
      h('button.event', { onClick: () => setParams({ atPosition: line.position, at: null }), title: t('Voir l’état après cet événement') }, h('b', {}, eventText(line.type, line.details))),
      eventDetail(line.details) && h('div.wrap', {}, `« ${eventDetail(line.details)} »`),
      h('div.muted.small', {}, h(Instant, { value: line.at }), ' · ', h(Person, { id: line.by }), ` · ${line.position}`)))),
    page.more && h('button.btn.small', { onClick: page.more }, t('Plus ancien')),
  ];
}
