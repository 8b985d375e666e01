import { h, useData, useMemo } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get } from '../lib/api.js';
import { A, place, setParams } from '../lib/router.js';
import { label, staff } from '../lib/meta.js';
import { amount, compact, isoDay, money, monies, number, plusDays, ratio } from '../lib/format.js';
import { Bar, Loaded, Panel, Segments } from '../ui/parts.js';
import { Chart } from '../ui/chart.js';
import { DaySlider, PastBanner } from '../ui/time.js';
import { Top } from '../ui/shell.js';

const PERIODS = { 30: () => t('30 jours'), 90: () => t('90 jours'), 180: () => t('6 mois'), all: () => t('Tout') };

/** Figures of the agency: the period, the pipeline, spend by day and platform, teams; a request each. */
export function Dashboard() {
  staff.use();
  const { params } = place.use();
  const period = params.periode ?? '90';
  const at = params.at ?? null;
  const until = at ? new Date(at) : new Date();
  const span = period === 'all' ? {} : { from: isoDay(plusDays(until, -Number(period))), to: isoDay(plusDays(until, 1)) };
  const question = useMemo(() => ({ ...span, ...(at ? { at } : {}) }), [period, at]);
  const all = useData(async (signal) => {
    const [summary, pipeline, days, platforms, teams] = await Promise.all([
      get('/api/dashboard', question, signal), get('/api/dashboard/pipeline', question, signal), get('/api/dashboard/performance', { ...question, by: 'day' }, signal),
      get('/api/dashboard/performance', { ...question, by: 'platform' }, signal), get('/api/dashboard/leads-by-team', question, signal),
    ]);
    return { summary, pipeline, days, platforms, teams };
  }, [question]);
  return [
    h(Top, { title: t('Indicateurs') }, h(Segments, { name: t('Période'), value: period, onChange: (next) => setParams({ periode: next }), options: Object.entries(PERIODS).map(([key, text]) => [key, text()]) }),
      h('button.btn.small', { 'aria-pressed': String(Boolean(params.temps)), onClick: () => setParams({ temps: params.temps ? null : '1', at: null }) }, at ? t('Le passé') : t('Maintenant'))),
    at && h(PastBanner, { at }), params.temps && h(DaySlider, { days: 180, at, onChange: (next) => setParams({ at: next }) }),
    h(Loaded, { of: all, heights: [86, 320, 260] }, (data) => h(Figures, data)),
  ];
}

const converted = (group) => Number(group.figures?.converted?.spend?.amount ?? group.figures?.spend?.[0]?.amount ?? 0);

function Figures({ summary, pipeline, days, platforms, teams }) {
  const it = summary.campaigns ?? {};
  const trend = useMemo(() => ({
    days: days.map((row) => Date.parse(`${row.key}T12:00:00`) / 1000),
    series: [
      { label: t('Dépense'), values: days.map(converted), colour: '--accent', format: (n) => amount(n, 'EUR', 0), bars: true },
      { label: t('Clics'), values: days.map((row) => row.figures?.clicks ?? null), colour: '--negotiation', format: compact, axis: 'right' },
    ],
  }), [days]);
  const tiles = [
    [t('Campagnes actives'), number(it.active), null], [t('Dépense'), it.convertedSpend ? money(it.convertedSpend, 0) : monies(it.totalSpend), null], [t('Impressions'), compact(it.totalImpressions), number(it.totalImpressions)],
    [t('Clics'), compact(it.totalClicks), `CTR ${ratio(it.overallCtr, 2)}`], ['ROAS', number(it.roas, 2), `CPC ${amount(it.overallCpc)}`], [t('Conversion'), ratio(summary.conversion?.rate), t('{n} sur {m}', { n: number(summary.conversion?.converted), m: number(summary.conversion?.created) })],
  ];
  return h('div.body', {},
    h('div.tiles', {}, tiles.map(([name, value, sub]) => h('div.tile', {}, h('div.label', {}, name), h('div.value', {}, value), h('div.sub', {}, sub ?? '\u00a0')))),
    h(Panel, { title: t('Dépense et clics par jour') }, days.length ? h(Chart, { ...trend, summary: t('Dépense et clics sur {n} jours', { n: days.length }) }) : h('p.muted', {}, t('Aucun chiffre sur cette période.'))),
    h('div.cols', {},
      h(Panel, { title: t('Entonnoir') }, h(Funnel, { pipeline })),
      h(Panel, { title: t('Prévision') }, h(Forecast, { pipeline })),
      h(Panel, { title: t('Plateformes') }, h(PlatformBars, { platforms })),
      h(Panel, { title: t('Équipes') }, h(Teams, { teams }))));
}

const Funnel = ({ pipeline }) => [
  h('div.bars', {}, pipeline.funnel.map((step) => [h('span', {}, label('leadStage', step.stage)), h('span', { title: t('{n} de l’étape précédente', { n: ratio(step.rate, 0) }) }, h(Bar, { share: step.overall ?? 0, fill: `var(--${step.stage})`, tall: true })), h('span.num', {}, `${number(step.reached)} · ${ratio(step.overall, 0)}`)])),
  h('p.muted.small', { style: { marginTop: '10px' } }, t('{n} perdus sur la période.', { n: number(pipeline.lost) })),
];

function Forecast({ pipeline }) {
  const most = Math.max(1, ...pipeline.forecast.stages.map((stage) => Number(stage.weighted[0]?.amount ?? 0)));
  return [h('p', { style: { fontSize: '21px', fontWeight: 650, letterSpacing: '-.02em', marginBottom: '8px' } }, monies(pipeline.forecast.weighted)),
    h('div.bars', {}, pipeline.forecast.stages.map((stage) => [h('span', {}, label('leadStage', stage.stage)), h('span', { title: t('{n} de budgets', { n: monies(stage.budgets) }) }, h(Bar, { share: Number(stage.weighted[0]?.amount ?? 0) / most, fill: `var(--${stage.stage})` })), h('span.num', {}, monies(stage.weighted))]))];
}

function PlatformBars({ platforms }) {
  const most = Math.max(1, ...platforms.map(converted));
  return h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, [t('Plateforme'), t('Dépense'), t('Clics'), 'CTR', 'CPC', 'ROAS'].map((name, at) => h('th', { scope: 'col', class: at ? 'num' : '' }, name)))),
    h('tbody', {}, [...platforms].sort((one, two) => converted(two) - converted(one)).map((row) => h('tr', {}, h('td', {}, label('platform', row.key), h(Bar, { share: converted(row) / most, fill: `var(--${row.key})` })), h('td.num', {}, amount(converted(row), 'EUR', 0)), h('td.num', {}, compact(row.figures.clicks)), h('td.num', {}, ratio(row.figures.ctr, 2)), h('td.num', {}, amount(row.figures.cpc)), h('td.num', {}, number(row.figures.roas, 2)))))));
}

const Teams = ({ teams }) => h('div.scroll', { tabIndex: 0 }, h('table', {}, h('thead', {}, h('tr', {}, [t('Équipe'), t('Prospects'), t('Qualifiés'), t('Convertis'), t('Taux')].map((name, at) => h('th', { scope: 'col', class: at ? 'num' : '' }, name)))),
  h('tbody', {}, teams.map((row) => h('tr', {}, h('td', {}, row.team ? h(A, { class: 'link', href: `/prospects?assignment.team=${encodeURIComponent(row.team)}` }, row.team) : h('span.muted', {}, t('sans équipe'))), h('td.num', {}, number(row.count)), h('td.num', {}, number(row.qualified)), h('td.num', {}, number(row.converted)), h('td.num', {}, ratio(row.count ? row.converted / row.count : null)))))));
