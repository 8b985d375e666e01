import { store } from './dom.js';

export const theme = store(document.documentElement.dataset.theme);
/** Every text follows it. */
export const spoken = store(document.documentElement.lang);

export function toggleTheme() {
  const next = theme.get() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('theme', next);
  theme.set(next);
}

export function setLanguage(language) {
  document.documentElement.lang = language;
  localStorage.setItem('language', language);
  spoken.set(language);
}

export const otherLanguage = () => setLanguage(spoken.get() === 'fr' ? 'en' : 'fr');
