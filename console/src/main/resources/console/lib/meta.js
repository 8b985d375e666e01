import { store } from './dom.js';
import { get, language } from './api.js';
import { session } from './session.js';

/** What the server says of its own words: values with labels, transitions, and the caller's permissions. */
export const meta = store(null);
/** The caller's own account. */
export const me = store(null);
/** All staff by id: names, teams, roles. */
export const staff = store(new Map());

export async function loadMeta() {
  const [words, account, directory] = await Promise.all([get('/api/meta'), get('/api/me'), get('/api/directory')]);
  meta.set(words);
  me.set(account);
  remember([account, ...directory.items]);
}

export function remember(users) {
  staff.set(new Map([...staff.get(), ...users.map((user) => [user.id, user])]));
}

export function forget() {
  meta.set(null);
  me.set(null);
  staff.set(new Map());
}

/** The label of an enum's value in the language of the page. */
export function label(kind, value) {
  const choice = meta.get()?.enums?.[kind]?.find((each) => each.value === value);
  return choice?.label?.[language()] ?? value ?? '–';
}

export const choices = (kind) => (meta.get()?.enums?.[kind] ?? []).map(({ value, label: text }) => [value, text?.[language()] ?? value]);

/** Whether the caller may, such as `may('leads', 'update')`. */
export const may = (area, what) => Boolean(meta.get()?.permissions?.[area]?.[what]);

export const transitions = (kind, from) => meta.get()?.transitions?.[kind]?.[from] ?? [];
export const reasonNeeded = (kind, from, to) => (meta.get()?.reasonRequired?.[kind]?.[from] ?? []).includes(to);

const SYSTEM = /^system(:|$)/;

/** A person's name; the product's own rules have its name, and who is not in the directory a short form of the id. */
export function nameOf(id) {
  if (!id) return '–';
  const user = staff.get().get(id);
  if (user) return user.fullName ?? `${user.firstName ?? ''} ${user.lastName ?? ''}`.trim();
  if (SYSTEM.test(id)) return 'MDMC CRM';
  return `#${id.replace(/^user-/, '').slice(0, 6)}`;
}

export const isMe = (id) => id && id === (me.get()?.id ?? session.get()?.user?.id);

export const STAGES = ['new', 'contacted', 'qualified', 'proposal', 'negotiation', 'closed', 'lost'];
export const PLATFORMS = { youtube: 'YT', spotify: 'SP', meta: 'ME', tiktok: 'TT', google: 'GO' };
