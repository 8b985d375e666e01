import { language } from './api.js';

const made = new Map();
const locale = () => (language() === 'en' ? 'en-GB' : 'fr-FR');

function of(Kind, options) {
  const key = Kind.name + locale() + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Kind(locale(), options));
  return made.get(key);
}

export const none = '–';
const absent = (value) => value === null || value === undefined || value === '';

export function number(value, digits = 0) {
  return absent(value) ? none : of(Intl.NumberFormat, { maximumFractionDigits: digits }).format(value);
}

export function compact(value) {
  return absent(value) ? none : of(Intl.NumberFormat, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function amount(value, currency = 'EUR', digits) {
  if (absent(value)) return none;
  const whole = digits ?? (Number.isInteger(Number(value)) && Math.abs(value) >= 100 ? 0 : undefined);
  return of(Intl.NumberFormat, {
    style: 'currency', currency: currency ?? 'EUR', currencyDisplay: 'narrowSymbol',
    ...(whole === undefined ? {} : { maximumFractionDigits: whole, minimumFractionDigits: whole }),
  }).format(Number(value));
}

export const money = (value, digits) => (absent(value) ? none : amount(value.amount, value.currency, digits));

/** A sum held per currency. */
export function monies(values, digits = 0) {
  return values?.length ? values.map((each) => money(each, digits)).join(' + ') : money({ amount: 0, currency: 'EUR' }, 0);
}

/** A fraction as a percentage. */
export function ratio(value, digits = 1) {
  return absent(value) ? none : of(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

export const percent = (value, digits = 0) => ratio(absent(value) ? value : value / 100, digits);

export function day(value, options = { day: 'numeric', month: 'short', year: 'numeric' }) {
  if (absent(value)) return none;
  const date = new Date(String(value).length === 10 ? `${value}T12:00:00` : value);
  return of(Intl.DateTimeFormat, options).format(date);
}

export const shortDay = (value) => day(value, { day: 'numeric', month: 'short' });
export const weekday = (value) => day(value, { weekday: 'long', day: 'numeric', month: 'long' });
export const hour = (value) => day(value, { hour: '2-digit', minute: '2-digit' });

export function instant(value) {
  const thisYear = new Date(value).getFullYear() === new Date().getFullYear();
  return day(value, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...(thisYear ? {} : { year: 'numeric' }) });
}

/** The full instant with its zone, for a title on hover. */
export const exact = (value) => day(value, { dateStyle: 'full', timeStyle: 'long' });

const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60]];

export function ago(value, now = Date.now()) {
  if (absent(value)) return none;
  const seconds = (new Date(value) - now) / 1000;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['minute', 60];
  return of(Intl.RelativeTimeFormat, { numeric: 'auto', style: 'short' }).format(Math.trunc(seconds / size), unit);
}

export const daysSince = (value) => Math.max(0, Math.floor((Date.now() - new Date(value)) / 86_400_000));

export const initials = (name) => (name ?? '').split(/\s+/).map((word) => word[0]).join('').slice(0, 2).toUpperCase();

/** The local calendar day of an instant, as the API writes days. */
export function isoDay(date) {
  const local = new Date(date);
  local.setMinutes(local.getMinutes() - local.getTimezoneOffset());
  return local.toISOString().slice(0, 10);
}

export const plusDays = (date, days) => new Date(new Date(date).getTime() + days * 86_400_000);
