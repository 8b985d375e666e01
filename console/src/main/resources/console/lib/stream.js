import { store } from './dom.js';
import { send } from './api.js';
import { session } from './session.js';

/**
 * Live changes. EventSource cannot send a bearer token, so the stream is read with fetch; it resumes from the last
 * position, so that nothing is missed while the connection was away.
 */
export const connection = store('closed');
const listeners = new Set();
let last = null;
let running = null;

/** Calls back with `{position, time, changes}`; answers how to stop. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function follow() {
  if (running) return;
  running = new AbortController();
  run(running.signal);
}

export function unfollow() {
  running?.abort();
  running = null;
  last = null;
  connection.set('closed');
}

async function run(signal) {
  for (let failures = 0; !signal.aborted && session.get(); failures++) {
    try {
      const answer = await send('GET', '/api/stream', {
        signal,
        head: { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) },
      });
      if (answer.status === 401) {
        connection.set('closed');
      } else if (answer.ok) {
        failures = 0;
        connection.set('open');
        last ??= answer.headers.get('X-Position');
        await read(answer.body);
      }
    } catch (failure) {
      if (signal.aborted) return;
    }
    connection.set(navigator.onLine ? 'retrying' : 'offline');
    await new Promise((done) => setTimeout(done, Math.min(15_000, 500 * 2 ** Math.min(failures, 5))));
  }
}

async function read(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).replace(/\r/g, '').split('\n\n');
    rest = blocks.pop();
    blocks.forEach(dispatch);
  }
}

function dispatch(block) {
  const fields = { data: '' };
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    if (at > 0) {
      const name = line.slice(0, at);
      const value = line.slice(at + 1).trimStart();
      fields[name] = name === 'data' ? fields.data + value : value;
    }
  }
  if (fields.id) last = fields.id;
  if (fields.data) {
    const told = JSON.parse(fields.data);
    if (told.changes) listeners.forEach((listener) => listener(told));
  }
}

addEventListener('online', () => connection.get() === 'offline' && connection.set('retrying'));
addEventListener('offline', () => connection.set('offline'));
