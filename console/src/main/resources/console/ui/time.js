import { h, useEffect, useRef, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { instant, shortDay } from '../lib/format.js';
import { setParams } from '../lib/router.js';
import { toast } from './parts.js';

/** The amber banner of a page that shows the past, where nothing can be changed. */
export function PastBanner({ at, position }) {
  const copy = () => navigator.clipboard?.writeText(location.href).then(() => toast(t('Lien copié.')));
  return h('div.bar.past', { role: 'status' },
    h('span', {}, t('Vous regardez l’état du {at}', { at: instant(at) }), position ? ` · ${t('position {n}', { n: position })}` : ''),
    h('span.end.actions', {},
      h('button.btn.small', { onClick: copy }, t('Copier le lien de cet instant')),
      h('button.btn.small', { onClick: () => setParams({ at: null, atPosition: null }) }, t('Revenir à maintenant'))));
}

const RADIUS = 8;

/**
 * The time slider: a tick an event. Arrows step events, shift and arrows days; a drag shows the states on the way.
 * @param {{position: number, at: string, text: string}[]} events oldest first
 * @param {number|null} position shown; null is now
 * @param {(position: number|null) => void} onChange
 */
export function TimeSlider({ events, position, onChange }) {
  const track = useRef();
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    watch.observe(track.current);
    return () => watch.disconnect();
  }, []);
  if (!events.length) return h('div.slider', {}, h('div.track', { ref: track }));
  const last = events.length;
  const found = position === null ? last : events.findLastIndex((event) => event.position <= position);
  const index = found < 0 ? 0 : found;
  const x = (at) => RADIUS + (at / last) * (width - 2 * RADIUS);
  const choose = (at) => {
    const next = Math.max(0, Math.min(last, at));
    if (next !== index) onChange(next === last ? null : events[next].position);
  };
  const under = (event) => {
    const box = track.current.getBoundingClientRect();
    choose(Math.round(((event.clientX - box.left - RADIUS) / (box.width - 2 * RADIUS)) * last));
  };
  const byDay = (step) => {
    const from = index === last ? Date.now() : Date.parse(events[index].at);
    const goal = from + step * 86_400_000;
    const hit = step > 0 ? events.findIndex((event, at) => at > index && Date.parse(event.at) >= goal) : events.findLastIndex((event, at) => at < index && Date.parse(event.at) <= goal);
    choose(hit >= 0 ? hit : step > 0 ? last : 0);
  };
  const onKey = (event) => {
    const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    if (event.key in moves) event.shiftKey ? byDay(moves[event.key]) : choose(index + moves[event.key]);
    else if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(last);
    else return;
    event.preventDefault();
  };
  const text = index === last ? t('Maintenant') : `${instant(events[index].at)} · ${events[index].text}`;
  return h('div.slider', {},
    h('div.track', {
      ref: track, role: 'slider', tabIndex: 0, 'aria-label': t('Temps'), 'aria-valuemin': 0, 'aria-valuemax': last, 'aria-valuenow': index, 'aria-valuetext': text, onKeyDown: onKey,
      onPointerDown: (event) => (event.currentTarget.setPointerCapture(event.pointerId), under(event)), onPointerMove: (event) => event.buttons && under(event),
    }, h('svg', { 'aria-hidden': 'true' },
      h('line', { x1: RADIUS, y1: 16, x2: width - RADIUS, y2: 16, stroke: 'var(--line-strong)', 'stroke-width': 4, 'stroke-linecap': 'round' }),
      h('line', { x1: RADIUS, y1: 16, x2: x(index), y2: 16, stroke: 'var(--accent)', 'stroke-width': 4, 'stroke-linecap': 'round' }),
      events.map((event, at) => h('line', { key: event.position, x1: x(at), x2: x(at), y1: 9, y2: 23, stroke: at <= index ? 'var(--accent)' : 'var(--muted)', 'stroke-width': events.length > 80 ? 1 : 2 })),
      h('circle', { cx: x(index), cy: 16, r: RADIUS, fill: 'var(--accent)', stroke: 'var(--panel)', 'stroke-width': 3 }))),
    h('div.ends', {}, h('span.edge', {}, shortDay(events[0].at)), h('span.mid', {}, text), h('span.edge', {}, index === last ? '' : t('maintenant'))));
}

/** The thinner slider over days, for what has no events of its own to step through. */
export function DaySlider({ days, at, onChange }) {
  const [value, setValue] = useState(at ? Math.min(0, -Math.round((Date.now() - Date.parse(at)) / 86_400_000)) : 0);
  const shown = (offset) => (offset === 0 ? null : new Date(Date.now() + offset * 86_400_000).toISOString());
  useEffect(() => {
    const timer = setTimeout(() => (shown(value)?.slice(0, 10) ?? null) !== (at?.slice(0, 10) ?? null) && onChange(shown(value)), 120);
    return () => clearTimeout(timer);
  }, [value]);
  useEffect(() => {
    if (!at) setValue(0);
  }, [at]);
  return h('div.slider', {}, h('input', { type: 'range', min: -days, max: 0, value, 'aria-label': t('Jour'), 'aria-valuetext': value === 0 ? t('Maintenant') : shortDay(shown(value)), style: { width: '100%' }, onInput: (event) => setValue(Number(event.target.value)) }),
    h('div.ends', {}, h('span.edge', {}, shortDay(shown(-days))), h('span.mid', {}, value === 0 ? t('Maintenant') : shortDay(shown(value))), h('span.edge', {}, t('maintenant'))));
}
