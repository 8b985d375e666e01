import { h, store, useEffect, useLayoutEffect, useRef, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { ago, exact, initials, instant } from '../lib/format.js';
import { label, nameOf, PLATFORMS, staff } from '../lib/meta.js';

export const Stage = ({ value }) => h('span.chip', {}, h('span.dot', { style: { '--dot': `var(--${value})` } }), label('leadStage', value));

const TONES = { active: 'good', paused: 'today', cancelled: 'late', draft: '', completed: 'accent' };
export const Status = ({ value }) => h('span.chip', { class: TONES[value] }, label('campaignStatus', value));

export const Platforms = ({ values }) => (values ?? []).map((each) => h('span.pf', { title: label('platform', each), key: each }, PLATFORMS[each] ?? each));

export function Avatar({ id }) {
  staff.use();
  return id ? h('span.av', { title: nameOf(id), role: 'img', 'aria-label': nameOf(id) }, initials(nameOf(id))) : null;
}

export function Person({ id }) {
  staff.use();
  return h('span', { title: id }, nameOf(id));
}

export const Instant = ({ value }) => (value ? h('time', { dateTime: value, title: exact(value) }, instant(value)) : h('span', {}, '–'));
export const Ago = ({ value }) => (value ? h('time', { dateTime: value, title: exact(value) }, ago(value)) : h('span', {}, '–'));

export const Panel = ({ title, end, children, ...rest }) => h('section.panel', rest, title && h('h2', {}, title, end && h('span.end', {}, end)), children);

/** Pairs as a definition list; pairs without a value are left out unless `all`. */
export const Facts = ({ pairs, all }) => h('dl.facts', {}, pairs
  .filter((pair) => pair && (all || (pair[1] !== null && pair[1] !== undefined && pair[1] !== '' && pair[1] !== '–')))
  .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value ?? '–')]));

export const Skeleton = ({ height = 120 }) => h('div.skeleton', { style: { height: `${height}px` }, 'aria-hidden': 'true' });

export const Loading = ({ heights = [80, 220, 160] }) => h('div.body', { role: 'status', 'aria-label': t('Chargement') }, heights.map((height) => h(Skeleton, { height })));

export const Empty = ({ title, children }) => h('div.empty', {}, h('strong', {}, title), h('div', {}, children));

/** What failed, whether anything was saved, how to go on. */
export function Failed({ error, retry }) {
  const absent = error.status === 404 || error.status === 403;
  const title = absent ? t('Cette page n’existe pas, ou ne vous est pas ouverte.')
    : error.code === 'offline' ? t('Le serveur ne répond pas.') : error.message;
  return h('div.empty', { role: 'alert' }, h('strong', {}, title),
    !absent && h('div', {}, t('Rien n’a été modifié.')),
    retry && !absent && h('button.btn', { onClick: retry }, t('Réessayer')),
    error.traceId && h('button.btn.plain.small', { onClick: () => navigator.clipboard?.writeText(error.traceId) }, `${t('Copier la référence')} ${error.traceId.slice(0, 8)}`));
}

/** Shows what was loaded, a skeleton before, or what failed. */
export function Loaded({ of, heights, children }) {
  if (of.data !== undefined && !(of.loading && of.stale && of.data === null)) return children(of.data);
  return of.error ? h(Failed, { error: of.error, retry: of.reload }) : h(Loading, { heights });
}

export const Bar = ({ share, fill, mark, tall }) => h('span.barline', { class: tall ? 'tall' : '' },
  h('i', { style: { '--share': Math.max(0, Math.min(1, share || 0)), ...(fill ? { '--fill': fill } : {}) } }),
  mark !== undefined && h('em', { style: { '--mark': Math.max(0, Math.min(1, mark)) } }));

export const Segments = ({ value, options, onChange, name }) => h('div.seg', { role: 'group', 'aria-label': name },
  options.map(([key, text]) => h('button', { type: 'button', 'aria-pressed': String(value === key), onClick: () => onChange(key) }, text)));

export const Chip = ({ children, onRemove, name, tone }) => h('span.chip', { class: tone },
  children, onRemove && h('button', { type: 'button', onClick: onRemove, 'aria-label': t('Retirer {name}', { name }) }, '×'));

const toasts = store([]);

/** A short message; one with an action stays until it is taken or put away. */
export function toast(text, { tone, action, run } = {}) {
  const one = { text, tone, action, run };
  toasts.set([...toasts.get().slice(-2), one]);
  setTimeout(() => toasts.set(toasts.get().filter((each) => each !== one)), action ? 12_000 : 5_000);
}

export const failed = (error) => toast(error.code === 'offline' ? t('Le serveur ne répond pas : rien n’a été enregistré.') : error.message, { tone: 'bad' });

export const Toasts = () => h('div.toasts', { role: 'status', 'aria-live': 'polite' }, toasts.use().map((each) =>
  h('div.toast', { class: each.tone }, h('span.grow', {}, each.text), each.action && h('button', { onClick: each.run }, each.action))));

/** A modal dialog; Escape and the backdrop close it. */
export function Dialog({ title, onClose, children, kind }) {
  const element = useRef();
  useLayoutEffect(() => {
    element.current.showModal();
  }, []);
  return h('dialog', {
    ref: element, class: kind, 'aria-label': title,
    onCancel: (event) => (event.preventDefault(), onClose?.()),
    onMouseDown: (event) => event.target === element.current && onClose?.(),
  }, h('div.inner', {}, kind !== 'palette' && h('h2', {}, title), children));
}

/** Runs one action at a time and shows what went wrong. */
export function useAction(action) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const run = async (...args) => {
    if (busy) return undefined;
    setBusy(true);
    setError(null);
    try {
      return await action(...args);
    } catch (problem) {
      setError(problem);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, error, clear: () => setError(null) };
}
