import { h, store, useEffect, useMemo, useRef, useState } from '../lib/dom.js';
import { t, tn } from '../lib/i18n.js';
import { get, post } from '../lib/api.js';
import { go, listOf, place, setParams } from '../lib/router.js';
import { onChange } from '../lib/stream.js';
import { label, may, me, reasonNeeded, staff, STAGES, transitions } from '../lib/meta.js';
import { monies } from '../lib/format.js';
import { eventText } from '../lib/words.js';
import { Chip, Failed, Segments, Skeleton, toast } from '../ui/parts.js';
import { DaySlider, PastBanner } from '../ui/time.js';
import { Top } from '../ui/shell.js';
import { BoardCard } from '../ui/card.js';
import { ConversionDialog, NewLeadDialog, ReasonDialog } from './leadForms.js';

const PAGE = 40;
const CONVERTIBLE = ['qualified', 'proposal', 'negotiation'];

/** Whether a card may go from a stage to another: the state machine the API shows, and conversion. */
export const canMove = (from, to) => from !== to && (to === 'closed' ? CONVERTIBLE.includes(from) && may('campaigns', 'create') : transitions('leadStage', from).includes(to));

/** One board for a filter: the API's own, or columns put together from the filtered list. */
async function loadBoard(filters, at, signal) {
  const filtered = Object.keys(filters).length > 0;
  if (!filtered || at) {
    const board = await get('/api/board', { limit: PAGE, at }, signal);
    return board.columns;
  }
  const page = await get('/api/leads', { ...filters, 'lifecycle.archived': 'false', limit: 200, count: 'exact' }, signal);
  return STAGES.map((stage) => {
    const items = page.items.filter((lead) => lead.pipeline?.stage === stage);
    return { stage, items, count: items.length, partial: Boolean(page.page.next), budgets: sums(items, () => 1), weighted: sums(items, (lead) => (lead.pipeline.probability ?? 0) / 100) };
  });
}

function sums(leads, share) {
  const totals = new Map();
  for (const lead of leads) {
    const budget = lead.businessInfo?.budget;
    if (budget?.amount) totals.set(budget.currency ?? 'EUR', (totals.get(budget.currency ?? 'EUR') ?? 0) + Number(budget.amount) * share(lead));
  }
  return [...totals].map(([currency, amount]) => ({ amount, currency }));
}

function filtersOf({ scope, platform, tag }) {
  const own = me.get();
  return {
    ...(scope === 'mine' ? { 'assignment.assignedTo': own.id } : scope === 'team' && own.team ? { 'assignment.team': own.team } : {}),
    ...(platform ? { 'businessInfo.platforms': listOf(platform) } : {}),
    ...(tag ? { 'pipeline.tags': listOf(tag) } : {}),
  };
}

/** Moves a card in the columns; the answer is the new columns. */
function moved(columns, lead, to) {
  return columns.map((column) => {
    const items = column.items.filter((each) => each.id !== lead.id);
    if (column.stage === to) return { ...column, count: column.count + 1, items: [{ ...lead, pipeline: { ...lead.pipeline, stage: to, stageSince: new Date().toISOString() } }, ...items] };
    return items.length === column.items.length ? column : { ...column, count: column.count - 1, items };
  });
}

function useBoard(filters, at) {
  const [state, setState] = useState({ columns: null, error: null });
  const fresh = useRef(new Map());
  const key = JSON.stringify([filters, at]);
  const load = async (signal) => {
    try {
      const columns = await loadBoard(filters, at, signal);
      if (signal?.aborted) return;
      setState({ columns, error: null, key });
    } catch (error) {
      if (!signal?.aborted) setState((old) => ({ ...old, error }));
    }
  };
  useEffect(() => {
    const aborter = new AbortController();
    load(aborter.signal);
    return () => aborter.abort();
  }, [key]);
  useEffect(() => {
    if (at) return undefined;
    let timer;
    const stop = onChange(({ changes }) => {
      const leads = changes.filter((change) => change.resource === 'lead');
      leads.forEach((change) => fresh.current.set(change.id, Date.now()));
      if (leads.length) {
        clearTimeout(timer);
        timer = setTimeout(() => load(), 250);
      }
    });
    return () => (stop(), clearTimeout(timer));
  }, [key]);
  const more = async (column) => {
    const page = await get('/api/leads', { 'pipeline.stage': column.stage, 'lifecycle.archived': 'false', limit: PAGE, cursor: column.next });
    setState((old) => ({ ...old, columns: old.columns.map((each) => (each.stage === column.stage ? { ...each, items: [...each.items, ...page.items], next: page.page.next } : each)) }));
  };
  return { ...state, more, reload: () => load(), put: (columns) => setState((old) => ({ ...old, columns })), isFresh: (id) => Date.now() - (fresh.current.get(id) ?? 0) < 1500 };
}

const lifted = store(null);

/** Why a move was refused, with what others did meanwhile. */
export function refusal(problem, lead) {
  const since = (problem.body.events ?? []).map((each) => eventText(each.event)).join(', ');
  toast(since ? t('{name} a changé entre-temps : {since}.', { name: lead.artistInfo?.name ?? '', since }) : problem.message, { tone: 'bad' });
}

export function Board() {
  const { params } = place.use();
  staff.use();
  const at = params.at ?? null;
  const board = useBoard(useMemo(() => filtersOf(params), [JSON.stringify(params)]), at);
  const [dialog, setDialog] = useState(null);
  const [over, setOver] = useState(null);
  const [said, setSaid] = useState('');
  const carried = lifted.use();
  const [time, setTime] = useState(Boolean(at));

  const send = async (lead, to, reason) => {
    const before = board.columns;
    board.put(moved(before, lead, to));
    setSaid(t('{name} : {stage}', { name: lead.artistInfo?.name ?? '', stage: label('leadStage', to) }));
    try {
      if (to === 'lost') await post(`/api/leads/${lead.id}/loss`, { reason }, `"${lead.version}"`);
      else await post(`/api/leads/${lead.id}/stage`, { stage: to, reason }, `"${lead.version}"`);
    } catch (problem) {
      board.put(before);
      refusal(problem, lead);
    }
    board.reload();
  };
  const drop = (lead, to) => {
    const from = lead.pipeline.stage;
    lifted.set(null);
    setOver(null);
    if (!canMove(from, to)) return;
    if (to === 'closed') setDialog({ kind: 'conversion', lead });
    else if (to === 'lost' || reasonNeeded('leadStage', from, to)) setDialog({ kind: 'reason', lead, to });
    else send(lead, to);
  };
  const own = me.get();
  const close = () => setDialog(null);
  return [
    h(Top, { title: t('Tableau'), end: !at && may('leads', 'create') && h('button.btn.primary', { onClick: () => setDialog({ kind: 'new' }) }, t('Nouveau prospect')) },
      h(Segments, { name: t('Qui'), value: params.scope ?? 'all', onChange: (scope) => setParams({ scope: scope === 'all' ? null : scope, at: null }), options: [['mine', t('Mes prospects')], ...(own.team ? [['team', t('Mon équipe')]] : []), ['all', t('Tous')]] }),
      listOf(params.platform).map((each) => h(Chip, { tone: 'accent', name: label('platform', each), onRemove: () => setParams({ platform: listOf(params.platform).filter((one) => one !== each) }) }, label('platform', each))),
      listOf(params.tag).map((each) => h(Chip, { tone: 'accent', name: each, onRemove: () => setParams({ tag: null }) }, each)),
      h('button.btn.small', { 'aria-pressed': String(time), onClick: () => (setTime(!time), time && at && setParams({ at: null })) }, at ? t('Le passé') : t('Maintenant'))),
    at && h(PastBanner, { at }),
    time && h(DaySlider, { days: 180, at, onChange: (next) => setParams({ at: next, scope: null, platform: null, tag: null }) }),
    h('div.sr', { 'aria-live': 'assertive' }, said),
    board.error && !board.columns && h(Failed, { error: board.error, retry: board.reload }),
    h('div.board', { role: 'group', 'aria-label': t('Étapes'), tabIndex: -1, onKeyDown: (event) => onKey(event, { board, drop, setSaid, at }) },
      (board.columns ?? STAGES.map((stage) => ({ stage, skeleton: true }))).map((column) => h(Column, {
        key: column.stage, column, board, carried, over: over === column.stage, past: Boolean(at), setOver, drop,
      }))),
    dialog?.kind === 'reason' && h(ReasonDialog, { lead: dialog.lead, to: dialog.to, onClose: close, onSubmit: ({ reason }) => (close(), send(dialog.lead, dialog.to, reason)) }),
    dialog?.kind === 'conversion' && h(ConversionDialog, { lead: dialog.lead, onClose: close, onDone: board.reload }),
    dialog?.kind === 'new' && h(NewLeadDialog, { onClose: close, onDone: (id) => go(`/prospects/${id}`) }),
  ];
}

function Column({ column, board, carried, over, past, setOver, drop }) {
  const forbidden = carried && carried.lead.pipeline.stage !== column.stage && !canMove(carried.lead.pipeline.stage, column.stage);
  const aimed = over || (carried?.target === column.stage && carried.target !== carried.lead.pipeline.stage);
  return h('section.col', {
    class: [forbidden ? 'no' : '', aimed && !forbidden ? 'over' : ''].join(' '), 'aria-label': label('leadStage', column.stage), 'data-stage': column.stage,
    onDragOver: (event) => !forbidden && carried && (event.preventDefault(), setOver(column.stage)), onDragLeave: () => setOver(null),
    onDrop: (event) => (event.preventDefault(), carried && drop(carried.lead, column.stage)),
  },
  h('h2', {}, h('span.dot', { style: { '--dot': `var(--${column.stage})` } }), label('leadStage', column.stage), h('span', {}, column.skeleton ? '' : `${column.count}${column.partial ? '+' : ''}`)),
  h('p', {}, column.skeleton ? '' : column.budgets.length ? [monies(column.budgets), !['closed', 'lost'].includes(column.stage) && [h('br'), `${t('pondéré')} ${monies(column.weighted)}`]] : t('aucun budget')),
  h('ul.cards', { tabIndex: -1 }, column.skeleton ? [96, 84, 84].map((height) => h('li', { style: { marginBottom: '8px' } }, h(Skeleton, { height }))) : column.items.map((lead) =>
    h('li', { key: lead.id }, h(BoardCard, { lead, past, fresh: board.isFresh(lead.id), carried: carried?.lead.id === lead.id ? carried : null, onLift: (how) => lifted.set(how ? { lead, target: lead.pipeline.stage, how } : null) }))),
  column.next && !past && h('li', {}, h('button.btn.plain.small', { onClick: () => board.more(column) }, tn(column.count - column.items.length, 'encore {n} prospect', 'encore {n} prospects')))));
}

/** Arrows move between cards; space lifts, arrows choose a column, enter drops, escape returns. */
function onKey(event, { board, drop, setSaid, at }) {
  const card = event.target.closest?.('a.card');
  if (!card) return;
  const carried = lifted.get();
  const columns = board.columns;
  const at0 = columns.findIndex((column) => column.items.some((lead) => lead.id === card.dataset.id));
  const lead = columns[at0]?.items.find((each) => each.id === card.dataset.id);
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (carried?.how === 'keys') {
    if (event.key === 'Escape') lifted.set(null), setSaid(t('Reposé.'));
    else if (event.key === 'Enter' || event.key === ' ') drop(carried.lead, carried.target);
    else if (sideways) {
      const from = carried.lead.pipeline.stage;
      for (let next = STAGES.indexOf(carried.target) + sideways; STAGES[next]; next += sideways) {
        if (STAGES[next] === from || canMove(from, STAGES[next])) {
          lifted.set({ ...carried, target: STAGES[next] });
          setSaid(label('leadStage', STAGES[next]));
          break;
        }
      }
    } else return;
    event.preventDefault();
    return;
  }
  if (event.key === ' ' && lead && !at && may('leads', 'update')) {
    lifted.set({ lead, target: lead.pipeline.stage, how: 'keys' });
    setSaid(t('Pris. Flèches pour choisir l’étape, Entrée pour poser, Échap pour renoncer.'));
  } else if (sideways) focusCard(columns[at0 + sideways]?.items[0] ?? columns[at0 + 2 * sideways]?.items[0]);
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const index = columns[at0].items.indexOf(lead) + (event.key === 'ArrowDown' ? 1 : -1);
    focusCard(columns[at0].items[index]);
  } else return;
  event.preventDefault();
}

const focusCard = (lead) => lead && document.querySelector(`a.card[data-id="${CSS.escape(lead.id)}"]`)?.focus();

