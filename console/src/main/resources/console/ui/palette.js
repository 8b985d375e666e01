import { debounced, h, store, useEffect, useMemo, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { go } from '../lib/router.js';
import { label, may } from '../lib/meta.js';
import { PLACES } from './shell.js';
import { Dialog } from './parts.js';

const opened = store(false);
export const openPalette = () => opened.set(true);

async function found(text) {
  const asked = [
    may('leads', 'read') ? get('/api/leads', { q: text, limit: 6 }) : { items: [] },
    may('campaigns', 'read') ? get('/api/campaigns', { q: text, limit: 4 }) : { items: [] },
  ];
  const [leads, campaigns] = await Promise.all(asked);
  return [
    ...leads.items.map((lead) => ({ key: lead.id, title: lead.artistInfo?.name ?? fullName(lead), sub: `${fullName(lead)} · ${label('leadStage', lead.pipeline?.stage)}`, to: `/prospects/${lead.id}` })),
    ...campaigns.items.map((one) => ({ key: one.id, title: one.name, sub: `${t('Campagne')} · ${label('campaignStatus', one.status)}`, to: `/campagnes/${one.id}` })),
  ];
}

const fullName = (lead) => `${lead.personalInfo?.firstName ?? ''} ${lead.personalInfo?.lastName ?? ''}`.trim();

function Opened() {
  const [text, setText] = useState('');
  const [hits, setHits] = useState([]);
  const [chosen, setChosen] = useState(0);
  const search = useMemo(() => debounced(160, async (words) => {
    setHits(words.trim().length < 2 ? [] : await found(words.trim()).catch(() => []));
    setChosen(0);
  }), []);
  useEffect(() => search(text), [text]);
  const places = PLACES.filter(([to, name, , allowed]) => to && allowed() && name().toLowerCase().includes(text.trim().toLowerCase()))
    .map(([to, name, keys]) => ({ key: to, title: name(), sub: keys, to }));
  const options = [...hits, ...places];
  const choose = (option) => {
    opened.set(false);
    if (option) go(option.to);
  };
  const onKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((chosen + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter') choose(options[chosen]);
  };
  return h(Dialog, { title: t('Rechercher'), kind: 'palette', onClose: () => opened.set(false) },
    h('input', { autofocus: true, value: text, role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'found', 'aria-label': t('Rechercher'), 'aria-activedescendant': options[chosen] ? `found-${chosen}` : undefined, placeholder: t('Un artiste, une personne, une adresse e-mail, une page…'), onInput: (event) => setText(event.target.value), onKeyDown: onKey }),
    h('ul', { role: 'listbox', id: 'found', 'aria-label': t('Résultats') }, options.map((option, at) =>
      h('li', { role: 'option', id: `found-${at}`, 'aria-selected': String(at === chosen), onClick: () => choose(option), onMouseMove: () => setChosen(at) }, h('span', {}, option.title), h('span.muted.small', {}, option.sub)))));
}

export const Palette = () => (opened.use() ? h(Opened) : null);
