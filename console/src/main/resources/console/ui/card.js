import { h } from '../lib/dom.js';
import { t, tn } from '../lib/i18n.js';
import { A } from '../lib/router.js';
import { label, may } from '../lib/meta.js';
import { daysSince, isoDay, money, shortDay } from '../lib/format.js';
import { Avatar, Platforms } from './parts.js';

/** The next follow-up in two words, red when late. */
export function NextFollowUp({ at }) {
  if (!at) return null;
  const today = isoDay(at) === isoDay(Date.now());
  const late = new Date(at) < Date.now() && !today;
  return h('span.chip', { class: late ? 'late' : today ? 'today' : '' }, late ? t('relance en retard') : today ? t('relance aujourd’hui') : t('relance {day}', { day: shortDay(at) }));
}

function inStage(lead) {
  const days = daysSince(lead.pipeline?.stageSince ?? lead.createdAt);
  return days === 0 ? t('aujourd’hui') : tn(days, '{n} j', '{n} j');
}

/** A card of the board: a link to the lead, and what is dragged. */
export function BoardCard({ lead, past, fresh, carried, onLift }) {
  const person = [lead.personalInfo?.firstName, lead.personalInfo?.lastName].filter(Boolean).join(' ');
  const budget = lead.businessInfo?.budget;
  const draggable = !past && may('leads', 'update') && !['closed', 'lost'].includes(lead.pipeline.stage);
  const href = `/prospects/${lead.id}`;
  return h(A, {
    href, class: `card${carried?.how === 'keys' ? ' lifted' : carried ? ' dragging' : ''}${fresh ? ' fresh' : ''}${lead.pipeline.priority === 'urgent' ? ' urgent' : ''}`, 'data-id': lead.id, draggable,
    'aria-roledescription': draggable ? t('carte à déplacer') : undefined,
    onDragStart: (event) => (event.dataTransfer.setData('text/plain', href), (event.dataTransfer.effectAllowed = 'move'), setTimeout(() => onLift('mouse'))),
    onDragEnd: () => onLift(null),
  },
  h('div.head', {}, h('b.ellipsis', {}, lead.artistInfo?.name ?? person), lead.pipeline.priority === 'urgent' && h('span.sr', {}, label('priority', 'urgent'))),
  h('div.person.ellipsis', { title: t('Dans l’étape depuis {n} j', { n: daysSince(lead.pipeline.stageSince ?? lead.createdAt) }) }, [person, inStage(lead)].filter(Boolean).join(' · ')),
  h('div.row', {}, h(Platforms, { values: lead.businessInfo?.platforms }), budget?.amount && h('span', {}, money(budget, 0)),
    h(NextFollowUp, { at: lead.communication?.nextFollowUp }),
    h('span.right', {}, lead.assignment?.assignedTo ? h(Avatar, { id: lead.assignment.assignedTo }) : h('span.chip', { title: t('Score') }, `${t('score')} ${lead.pipeline.score ?? 0}`))));
}
