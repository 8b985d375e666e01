import { language } from './api.js';
import { english } from '../i18n/en.js';

const fill = (text, params) => text.replace(/\{(\w+)\}/g, (whole, name) => params?.[name] ?? whole);

/** A text for people: French is the key, as in gettext, and `i18n/en.js` has the English of each. */
export function t(french, params) {
  return fill(language() === 'en' ? (english[french] ?? french) : french, params);
}

/** Singular or plural, by the language's own rule (French: 0 and 1 are singular). */
export function tn(count, one, many, params) {
  const single = language() === 'en' ? count === 1 : Math.abs(count) < 2;
  return t(single ? one : many, { n: count, ...params });
}
