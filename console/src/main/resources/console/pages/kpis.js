import { h, useData, useMemo, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { label } from '../lib/meta.js';
import { amount, compact, day, isoDay, number, ratio } from '../lib/format.js';
import { Failed, Panel, Segments, Skeleton } from '../ui/parts.js';
import { Chart } from '../ui/chart.js';

const MEASURES = (currency) => ({
  spend: [t('Dépense'), (n) => amount(n, currency, n && n < 10 ? 2 : 0), '--accent'], impressions: [t('Impressions'), compact, '--contacted'], clicks: [t('Clics'), compact, '--qualified'],
  views: [t('Vues'), compact, '--proposal'], conversions: [t('Conversions'), (n) => number(n, 1), '--closed'], ctr: ['CTR', (n) => ratio(n, 1), '--negotiation'],
});

const seconds = (date) => Date.parse(`${date}T12:00:00`) / 1000;

/**
 * KPIs by day, of one platform or all. With a day chosen under "known on", what was known then is drawn beside what is
 * known now; where the two differ, the days were restated in between.
 */
export function Kpis({ campaign, past }) {
  const [platform, setPlatform] = useState('');
  const [measure, setMeasure] = useState('spend');
  const [known, setKnown] = useState('');
  const path = `/api/campaigns/${campaign.id}/kpis`;
  const at = past ? { atPosition: past.position } : {};
  const now = useData((signal) => get(path, { by: 'day', platform, ...at }, signal), [path, platform, past?.position, campaign.updatedAt]);
  const then = useData((signal) => (known ? get(path, { by: 'day', platform, at: new Date(`${known}T23:59:59`).toISOString() }, signal).catch(() => ({ items: [] })) : Promise.resolve(null)), [path, platform, known]);
  const currency = campaign.budget?.currency ?? 'EUR';
  const measures = MEASURES(currency);
  const [name, format, colour] = measures[measure];
  const chart = useMemo(() => {
    const rows = now.data?.items ?? [];
    const before = new Map((then.data?.items ?? []).map((row) => [row.date, row[measure] ?? null]));
    const series = [{ label: name, values: rows.map((row) => row[measure] ?? null), colour: platform ? `--${platform}` : colour, format, bars: !known }];
    if (known && then.data) series.push({ label: t('connu le {day}', { day: day(known) }), values: rows.map((row) => before.get(row.date) ?? null), colour: '--muted', format, dashed: true });
    return { days: rows.map((row) => seconds(row.date)), series, band: series.length > 1 ? [2, 1] : undefined, restated: rows.filter((row) => before.has(row.date) && before.get(row.date) !== (row[measure] ?? null)).length };
  }, [now.data, then.data, measure, known, platform]);
  const platforms = campaign.platforms?.map((each) => each.name) ?? [];
  const totals = now.data?.totals;
  return h(Panel, { title: t('Chiffres par jour') },
    h('div.actions', { style: { marginBottom: '8px' } },
      h(Segments, { name: t('Mesure'), value: measure, onChange: setMeasure, options: Object.entries(measures).map(([key, [text]]) => [key, text]) }),
      h(Segments, { name: t('Plateforme'), value: platform, onChange: setPlatform, options: [['', t('Toutes')], ...platforms.map((each) => [each, label('platform', each)])] }),
      !past && h('label.actions.small.muted', {}, t('Connu le'), h('input', { type: 'date', style: { width: 'auto' }, value: known, max: isoDay(Date.now()), onChange: (event) => setKnown(event.target.value) }))),
    now.error && !now.data ? h(Failed, { error: now.error, retry: now.reload })
      : !now.data ? h(Skeleton, { height: 280 })
        : chart.days.length ? h(Chart, { ...chart, summary: t('{name} par jour, {n} jours, {total} au total', { name, n: chart.days.length, total: totals?.[measure] == null ? '–' : format(totals[measure]) }) })
          : h('p.muted', {}, t('Aucun chiffre. Ils arrivent par l’API ou par l’import des plateformes.')),
    known && then.data && h('p.small', { class: chart.restated ? 'warn' : 'muted' }, chart.restated ? t('{n} jours ont été rectifiés depuis.', { n: chart.restated }) : t('Rien n’a été rectifié depuis.')));
}
