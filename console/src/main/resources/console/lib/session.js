import { store } from './dom.js';

/**
 * Who is logged in. The tokens live in this tab's sessionStorage, end with the last tab, and are handed to a new tab
 * of the same browser by those that are open.
 */
const KEY = 'session';
const channel = new BroadcastChannel('mdmc-session');

export const session = store(read());
/** Set while a dialog over the page asks for the password again. */
export const expired = store(null);

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(value) {
  if (value) sessionStorage.setItem(KEY, JSON.stringify(value));
  else sessionStorage.removeItem(KEY);
  session.set(value);
}

export function entered(answer) {
  keep(answer);
  channel.postMessage({ kind: 'session', value: answer });
  const waiting = expired.get();
  expired.set(null);
  waiting?.resolve(true);
}

export function left() {
  keep(null);
  channel.postMessage({ kind: 'left' });
}

/** Resolves once the same person has entered the password again; the page and what was typed stay. */
export function reentry() {
  if (!expired.get()) {
    let resolve;
    const promise = new Promise((done) => (resolve = done));
    expired.set({ promise, resolve });
  }
  return expired.get().promise;
}

channel.onmessage = ({ data }) => {
  if (data.kind === 'ask' && session.get()) channel.postMessage({ kind: 'session', value: session.get() });
  if (data.kind === 'session') {
    keep(data.value);
    const waiting = expired.get();
    expired.set(null);
    waiting?.resolve(true);
  }
  if (data.kind === 'left' && session.get()) keep(null);
};

/** The demo prints an address that carries a session; only a browser on the same machine takes it. */
function fromAddress() {
  const token = new URLSearchParams(location.hash.slice(1)).get('session');
  if (!token) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname) ? token : null;
}

/** Looks for a session before the first screen: in this tab, in the address, in another tab. */
export async function begin() {
  const token = fromAddress();
  if (token && !session.get()) keep({ accessToken: token });
  if (session.get()) return;
  channel.postMessage({ kind: 'ask' });
  await new Promise((done) => {
    const stop = session.follow(() => (stop(), done()));
    setTimeout(done, 120);
  });
}

/** One tab at a time renews: a refresh token is good for one use. */
export async function renewed(renew) {
  return navigator.locks.request('mdmc-refresh', async () => {
    const before = session.get();
    if (!before?.refreshToken) return false;
    const answer = await renew(before.refreshToken);
    if (answer) {
      keep({ ...before, ...answer });
      channel.postMessage({ kind: 'session', value: session.get() });
    }
    return Boolean(answer);
  });
}
