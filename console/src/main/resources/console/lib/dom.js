import { h as preactH, Fragment, render } from '../vendor/preact.module.js';
import { useEffect, useRef, useState } from '../vendor/hooks.module.js';

export { Fragment, render };
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from '../vendor/hooks.module.js';

// Preact's own nodes have no constructor.
const isProps = (value) => value !== null && typeof value === 'object' && value.constructor === Object;

/** Hyperscript: `h('a.card.late', {href}, 'text')`; the properties may be left out. */
export function h(type, ...rest) {
  const props = isProps(rest[0]) || rest[0] === null ? { ...rest.shift() } : {};
  if (typeof type === 'string' && type.includes('.')) {
    const [name, ...classes] = type.split('.');
    props.class = [...classes, props.class].filter(Boolean).join(' ');
    return preactH(name || 'div', props, ...rest);
  }
  return preactH(type, props, ...rest);
}

/** A value that components follow. */
export function store(value) {
  const followers = new Set();
  return {
    get: () => value,
    set(next) {
      value = next;
      followers.forEach((follower) => follower(next));
    },
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    use() {
      const [, redraw] = useState(0);
      const drawn = value;
      useEffect(() => {
        const follower = () => redraw((n) => n + 1);
        followers.add(follower);
        // What was set between the drawing and now had nobody to tell.
        if (value !== drawn) follower();
        return () => followers.delete(follower);
      }, []);
      return value;
    },
  };
}

/**
 * What a loader answers, kept on screen while it is asked again.
 * @param {(signal: AbortSignal) => Promise<any>} load
 * @param {any[]} inputs asked again when one of them changes
 */
export function useData(load, inputs) {
  const [state, setState] = useState({ data: undefined, error: null, loading: true });
  const [turn, setTurn] = useState(0);
  const key = useRef('');
  useEffect(() => {
    const aborter = new AbortController();
    const now = JSON.stringify(inputs);
    const other = key.current !== now;
    key.current = now;
    setState((old) => ({ data: old.data, error: null, loading: true, stale: other }));
    load(aborter.signal).then(
      (data) => aborter.signal.aborted || setState({ data, error: null, loading: false }),
      (error) => aborter.signal.aborted || setState((old) => ({ data: old.data, error, loading: false })));
    return () => aborter.abort();
  }, [...inputs, turn]);
  return { ...state, reload: () => setTurn((n) => n + 1), put: (data) => setState({ data, error: null, loading: false }) };
}

/** Calls back at most once in the pause, with the last arguments. */
export function debounced(pause, action) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), pause);
  };
}
