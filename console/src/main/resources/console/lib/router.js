import { h, store } from './dom.js';
import { query } from './api.js';

/** Where we are: the path and its parameters. */
export const place = store(read());

function read() {
  const params = {};
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name in params) params[name] = [].concat(params[name], value);
    else params[name] = value;
  }
  return { path: location.pathname, params };
}

export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  const before = place.get().path;
  place.set(read());
  if (place.get().path !== before) scrollTo(0, 0);
}

/** Changes parameters of the address in place; `null` removes one. */
export function setParams(changes, options = { replace: true }) {
  const params = { ...place.get().params, ...changes };
  go(location.pathname + query(params), options);
}

addEventListener('popstate', () => place.set(read()));

/** A link inside the console; modified clicks are the browser's. */
export function A({ href, onClick, ...rest }) {
  return h('a', {
    href,
    onClick: (event) => {
      onClick?.(event);
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(href);
    },
    ...rest,
  });
}

export const listOf = (value) => (value === undefined ? [] : [].concat(value));
