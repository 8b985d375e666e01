import { h, useData, useEffect, useMemo } from '../lib/dom.js';
import { t, tn } from '../lib/i18n.js';
import { get, post } from '../lib/api.js';
import { A, place, setParams } from '../lib/router.js';
import { onChange } from '../lib/stream.js';
import { label, may, me, staff } from '../lib/meta.js';
import { hour, isoDay, plusDays, shortDay, weekday } from '../lib/format.js';
import { Empty, failed, Loaded, Panel, Person, Segments } from '../ui/parts.js';
import { NextFollowUp } from '../ui/card.js';
import { Top } from '../ui/shell.js';
import { people } from './leadForms.js';

const monday = (date) => plusDays(date, -((new Date(date).getDay() + 6) % 7));

/** Open follow-ups: a list by day, or the week; what is late stands first. */
export function Agenda() {
  staff.use();
  const { params } = place.use();
  const week = params.vue === 'semaine';
  const day = params.jour ?? isoDay(Date.now());
  const from = isoDay(monday(`${day}T12:00:00`));
  const who = params.pour ?? (me.get().role === 'agent' ? me.get().id : '');
  const span = week ? { from: `${from}T00:00:00`, to: `${isoDay(plusDays(`${from}T12:00:00`, 7))}T00:00:00` } : { from: `${isoDay(plusDays(Date.now(), -365))}T00:00:00`, to: `${isoDay(plusDays(Date.now(), 60))}T00:00:00` };
  const question = useMemo(() => ({ assignedTo: who, from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString(), limit: 200 }), [who, span.from, span.to]);
  const agenda = useData((signal) => get('/api/agenda', question, signal), [question]);
  useEffect(() => {
    let timer;
    const stop = onChange(({ changes }) => {
      if (changes.some((change) => /FollowUp/.test(change.type))) {
        clearTimeout(timer);
        timer = setTimeout(agenda.reload, 300);
      }
    });
    return () => (stop(), clearTimeout(timer));
  }, [question]);
  const done = (one) => post(`/api/leads/${one.leadId}/follow-ups/${one.followUp.id}/completion`).then(agenda.reload, (problem) => (failed(problem), agenda.reload()));
  return [
    h(Top, { title: t('Agenda') },
      h(Segments, { name: t('Vue'), value: week ? 'semaine' : 'liste', onChange: (vue) => setParams({ vue: vue === 'liste' ? null : vue }), options: [['liste', t('Liste')], ['semaine', t('Semaine')]] }),
      h('select', { 'aria-label': t('Pour'), style: { width: 'auto' }, value: who, onChange: (event) => setParams({ pour: event.target.value || null }) }, h('option', { value: '' }, t('Tout le monde')), people().map(([id, name]) => h('option', { value: id }, name))),
      week && h('span.actions', {}, h('button.btn.small', { 'aria-label': t('Semaine précédente'), onClick: () => setParams({ jour: isoDay(plusDays(`${from}T12:00:00`, -7)) }) }, '←'), h('span.muted', {}, t('semaine du {day}', { day: shortDay(from) })), h('button.btn.small', { 'aria-label': t('Semaine suivante'), onClick: () => setParams({ jour: isoDay(plusDays(`${from}T12:00:00`, 7)) }) }, '→'))),
    h(Loaded, { of: agenda }, ({ items }) => (week ? h(Week, { items, from }) : h(List, { items, done }))),
  ];
}

const Who = ({ one }) => h(A, { class: 'strong', href: `/prospects/${one.leadId}` }, one.artistName ?? t('Prospect'));

function List({ items, done }) {
  if (!items.length) return h(Empty, { title: t('Rien de prévu.') }, t('Les relances se prévoient sur la page d’un prospect.'));
  const today = isoDay(Date.now());
  const groups = new Map();
  for (const one of items) {
    const day = isoDay(one.followUp.scheduledFor);
    const key = day < today ? 'late' : day;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return h('div.body', {}, h('div.days', {}, [...groups].sort(([a], [b]) => (b === 'late') - (a === 'late') || a.localeCompare(b)).map(([key, list]) =>
    h(Panel, { key, title: key === 'late' ? [h('span.bad', {}, t('En retard')), ` ${list.length}`] : key === today ? `${t('Aujourd’hui')} ${list.length}` : weekday(key) },
      h('ul.list', {}, list.map((one) => h('li', { key: one.followUp.id },
        h('span.num.muted', { style: { width: '92px', flex: 'none' } }, key === 'late' ? shortDay(one.followUp.scheduledFor) : hour(one.followUp.scheduledFor)),
        h('div.grow', {}, h('div', {}, h(Who, { one }), ` · ${one.followUp.subject ?? ''}`), h('div.muted.small', {}, label('followUpType', one.followUp.type), ' · ', h(Person, { id: one.followUp.assignedTo }), ' ', one.followUp.priority === 'urgent' && h('span.chip.late', {}, label('priority', 'urgent')))),
        key === 'late' && h(NextFollowUp, { at: one.followUp.scheduledFor }),
        may('leads', 'update') && h('button.btn.small', { onClick: () => done(one), 'aria-label': `${t('Faite')} : ${one.followUp.subject}` }, t('Faite')))))))));
}

function Week({ items, from }) {
  const days = Array.from({ length: 7 }, (_, at) => isoDay(plusDays(`${from}T12:00:00`, at)));
  const today = isoDay(Date.now());
  return h('div.body', {}, h('div.week', { tabIndex: 0, role: 'region', 'aria-label': t('Semaine') }, days.map((day) => {
    const list = items.filter((one) => isoDay(one.followUp.scheduledFor) === day);
    return h('section', { key: day, class: day === today ? 'today' : '' }, h('h2', {}, weekday(day)), list.map((one) => h('div.appointment', { style: { '--dot': one.followUp.overdue ? 'var(--bad)' : 'var(--accent)' } }, h('div.muted.small', {}, hour(one.followUp.scheduledFor)), h(Who, { one }), h('div', {}, one.followUp.subject))), !list.length && h('span.muted.small', {}, '–'));
  })), h('p.muted.small', {}, tn(items.length, '{n} relance cette semaine', '{n} relances cette semaine')));
}
