import { reentry, renewed, session } from './session.js';

/** An answer that says no: RFC 9457's fields, and what the console adds where nothing was answered at all. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || String(status));
    this.status = status;
    this.body = body ?? {};
    this.code = body?.code ?? (status === 0 ? 'offline' : 'unknown');
    this.traceId = body?.traceId;
    this.errors = body?.errors ?? [];
  }
}

export const language = () => document.documentElement.lang || 'fr';

/** Query text of an object; lists repeat the name, empty values are left out. */
export function query(params) {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') text.append(name, each);
    }
  }
  const all = text.toString();
  return all ? `?${all}` : '';
}

function headers(extra, body) {
  const token = session.get()?.accessToken;
  return {
    'Accept-Language': language(),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...extra,
  };
}

export async function send(method, path, { body, head, signal, form } = {}) {
  try {
    return await fetch(path, {
      method,
      signal,
      cache: 'no-store',
      headers: headers(head, body),
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, { code: 'offline', title: failure.message });
  }
}

async function problemOf(answer) {
  try {
    return new Problem(answer.status, await answer.json());
  } catch {
    return new Problem(answer.status, { traceId: answer.headers.get('X-Trace-Id') });
  }
}

const renew = () => renewed(async (refreshToken) => {
  const answer = await send('POST', '/api/auth/refresh', { body: { refreshToken } });
  return answer.ok ? answer.json() : null;
});

/** Sends with the session; renews it, or asks for the password over the page, and then sends once more. */
export async function answerOf(method, path, options = {}) {
  const token = session.get()?.accessToken;
  let answer = await send(method, path, options);
  if (answer.status === 401 && token && !path.startsWith('/api/auth/')) {
    const other = session.get()?.accessToken !== token;
    if (other || (await renew()) || (await reentry())) answer = await send(method, path, options);
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

async function json(answer) {
  return answer.status === 204 ? null : answer.json().catch(() => null);
}

export async function get(path, params, signal, head) {
  return json(await answerOf('GET', path + query(params), { signal, head }));
}

/** One resource and the ETag under which it may be changed. */
export async function getOne(path, params, signal) {
  const answer = await answerOf('GET', path + query(params), { signal });
  return { data: await json(answer), etag: answer.headers.get('ETag'), position: Number(answer.headers.get('X-Position')) };
}

/** A command; the key makes a repetition after a lost answer harmless. */
export async function command(method, path, body, etag) {
  const head = { 'Idempotency-Key': crypto.randomUUID(), ...(etag ? { 'If-Match': etag } : {}) };
  return json(await answerOf(method, path, { body, head }));
}

export const post = (path, body = {}, etag) => command('POST', path, body, etag);
export const put = (path, body, etag) => command('PUT', path, body, etag);
export const del = (path, body) => command('DELETE', path, body);

/** Lines of NDJSON as they arrive. */
export async function* lines(path, params, signal) {
  const answer = await answerOf('GET', path + query(params), { signal, head: { Accept: 'application/x-ndjson' } });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const parts = (rest + value).split('\n');
    rest = parts.pop();
    for (const part of parts) if (part) yield JSON.parse(part);
  }
  if (rest.trim()) yield JSON.parse(rest);
}

/** Saves an answer as a file; the browser never sees the token in an address. */
export async function download(path, params, accept, name) {
  const answer = await answerOf('GET', path + query(params), { head: { Accept: accept } });
  save(await answer.blob(), name);
}

export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
