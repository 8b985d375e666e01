import { debounced, Fragment, h, store, useEffect, useMemo, useRef, useState } from '../lib/dom.js';
import { t, tn } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { A, go, listOf, place, setParams } from '../lib/router.js';
import { onChange } from '../lib/stream.js';
import { number } from '../lib/format.js';
import { Chip, Empty, Failed, Skeleton } from './parts.js';
import { Top } from './shell.js';

const SAVED = 'views';
const saved = store(JSON.parse(localStorage.getItem(SAVED) ?? '{}'));

function keep(kind, views) {
  saved.set({ ...saved.get(), [kind]: views });
  localStorage.setItem(SAVED, JSON.stringify(saved.get()));
}

/** Named filters of a list, kept in this browser. */
function SavedViews({ kind }) {
  const views = saved.use()[kind] ?? [];
  const here = location.search;
  return h(Fragment, {}, views.map((view) => h('span.chip', { class: view.search === here ? 'accent' : '' }, h('button', { onClick: () => go(location.pathname + view.search) }, view.name), h('button', { 'aria-label': t('Retirer {name}', { name: view.name }), onClick: () => keep(kind, views.filter((each) => each !== view)) }, '×'))),
    here.length > 1 && !views.some((view) => view.search === here) && h('button.btn.plain.small', { onClick: () => {
      const name = prompt(t('Nom de cette vue'));
      if (name?.trim()) keep(kind, [...views, { name: name.trim(), search: here }]);
    } }, t('Garder cette vue')));
}

function usePages(path, question, live) {
  const [state, setState] = useState({ items: null, next: null, total: null, error: null });
  const key = JSON.stringify(question);
  const count = useRef(50);
  const load = (signal) => get(path, { ...question, limit: Math.min(200, count.current), count: 'exact' }, signal).then(
    (page) => signal?.aborted || setState({ items: page.items, next: page.page.next, total: page.page.total, error: null }),
    (error) => signal?.aborted || setState((old) => ({ ...old, error })));
  useEffect(() => {
    const aborter = new AbortController();
    count.current = 50;
    load(aborter.signal);
    let timer;
    const stop = live && onChange(({ changes }) => {
      if (changes.some((change) => change.resource === live) && count.current <= 200) {
        clearTimeout(timer);
        timer = setTimeout(() => load(aborter.signal), 400);
      }
    });
    return () => (aborter.abort(), clearTimeout(timer), stop?.());
  }, [path, key]);
  const more = async () => {
    if (!state.next) return;
    const page = await get(path, { ...question, limit: 100, cursor: state.next });
    count.current += 100;
    setState((old) => ({ ...old, items: [...old.items, ...page.items], next: page.page.next }));
  };
  return { ...state, more, reload: () => load() };
}

const ROW = 38;

/** A table whose rows outside the window are not in the document: lists of any length scroll alike. */
export function Rows({ columns, items, href, onEnd, sort, onSort }) {
  const holder = useRef();
  const [range, setRange] = useState([0, 60]);
  useEffect(() => {
    const look = () => {
      const top = holder.current?.getBoundingClientRect().top ?? 0;
      const from = Math.max(0, Math.floor(-top / ROW) - 20);
      setRange(([a, b]) => (a === from && b === from + 80 ? [a, b] : [from, from + 80]));
      if (top + items.length * ROW < innerHeight + 600) onEnd?.();
    };
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [items, onEnd]);
  const [from, to] = items.length > 150 ? range : [0, items.length];
  const gap = (height) => height > 0 && h('tr', { 'aria-hidden': 'true' }, h('td', { colSpan: columns.length, style: { height: `${height}px`, padding: 0, border: 0 } }));
  const sorted = (column) => (sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : 'none');
  return h('div.table', {}, h('table', { 'aria-rowcount': items.length }, h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col', class: column.num ? 'num' : '', 'aria-sort': column.sort && onSort ? sorted(column) : undefined },
    column.sort && onSort ? h('button', { onClick: () => onSort(sort === `-${column.sort}` ? column.sort : `-${column.sort}`) }, column.name) : column.name)))),
  h('tbody', { ref: holder }, gap(from * ROW), items.slice(from, to).map((item) => h('tr', {
    key: item.id, class: href ? 'link' : '', onClick: (event) => href && !event.target.closest('a, button, input') && go(href(item)),
  }, columns.map((column, at) => h('td', { class: column.num ? 'num' : '' }, at === 0 && href ? h(A, { href: href(item) }, column.cell(item)) : column.cell(item))))), gap((items.length - Math.min(to, items.length)) * ROW))));
}

/** A list of the API: filters as chips in the address, sort, search, further pages while scrolling. */
export function ListPage({ kind, title, path, columns, filters, fixed, href, live, sort: usual, empty, end, extra, own = [], search: searchable = true, aside }) {
  const { params } = place.use();
  const sort = params.sort ?? usual;
  // Some parameters of the address are the page's own and none of the API's.
  const asked = JSON.stringify(Object.entries(params).filter(([name]) => !own.includes(name)));
  const question = useMemo(() => ({ ...fixed, ...Object.fromEntries(JSON.parse(asked)), sort }), [asked]);
  const pages = usePages(path, question, live);
  const search = useMemo(() => debounced(250, (q) => setParams({ q: q || null })), []);
  const exported = useMemo(() => ({ ...question }), [question]);
  return [
    h(Top, { title, end: end?.(exported) }, pages.total !== null && h('span.muted', {}, tn(pages.total, '{n} au total', '{n} au total', { n: number(pages.total) }))),
    h('div.body', {},
      h('div.filters', {},
        searchable && h('input', { type: 'search', 'aria-label': t('Filtrer par nom'), placeholder: t('Nom, artiste, e-mail exact…'), value: params.q ?? '', onInput: (event) => search(event.target.value) }),
        filters.map((filter) => h('select', { 'aria-label': filter.text, value: '', onChange: (event) => event.target.value && setParams({ [filter.name]: [...new Set([...listOf(params[filter.name]), event.target.value])] }) },
          h('option', { value: '' }, filter.text), filter.options.map(([value, text]) => h('option', { value }, text)))),
        filters.flatMap((filter) => listOf(params[filter.name]).map((value) => h(Chip, {
          tone: 'accent', name: filter.text, onRemove: () => setParams({ [filter.name]: listOf(params[filter.name]).filter((each) => each !== value) }),
        }, `${filter.text} : ${filter.options.find(([each]) => each === value)?.[1] ?? value}`))),
        h(SavedViews, { kind })),
      extra?.(pages.items ?? []),
      pages.error && !pages.items ? h(Failed, { error: pages.error, retry: pages.reload })
        : !pages.items ? h(Skeleton, { height: 420 })
          : pages.items.length ? h(Rows, { columns, items: pages.items, href, onEnd: pages.next ? pages.more : null, sort, onSort: (next) => setParams({ sort: next }) })
            : h(Empty, { title: empty[0] }, empty[1])),
    aside,
  ];
}
