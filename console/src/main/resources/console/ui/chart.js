import { h, useEffect, useRef, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { theme } from '../lib/settings.js';
import { Skeleton } from './parts.js';

let library;
const uPlot = () => (library ??= import('../vendor/uPlot.js').then((module) => {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/console/vendor/uPlot.min.css' });
  document.head.append(style);
  return module.default;
}));

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const soft = (value, part) => `color-mix(in srgb, ${value} ${part}%, transparent)`;

/**
 * Series over days, drawn by uPlot.
 * @param {number[]} days seconds since 1970
 * @param {{label: string, values: (number|null)[], colour: string, format: (n: number) => string, axis?: 'right', dashed?: boolean, bars?: boolean}[]} series
 * @param {[number, number]} [band] two series between which restated days show
 * @param {string} summary what the chart says, for those who do not see it
 */
export function Chart({ days, series, band, summary, height = 250 }) {
  const holder = useRef();
  const look = theme.use();
  const [Plot, setPlot] = useState(null);
  useEffect(() => {
    uPlot().then((found) => setPlot(() => found));
  }, []);
  useEffect(() => {
    if (!Plot || !days.length) return undefined;
    const muted = colour('--muted');
    const axis = { stroke: muted, grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), size: 4 }, font: '11px system-ui', gap: 4 };
    const right = series.find((one) => one.axis === 'right');
    const fill = document.createElement('canvas').getContext('2d');
    const chart = new Plot({
      width: holder.current.clientWidth, height, padding: [10, right ? 0 : 14, 0, 0], cursor: { points: { size: 7 }, drag: { x: false, y: false } },
      scales: { x: { time: true, range: (u, low, high) => [low - 43_200, high + 43_200] }, left: { range: (u, low, high) => [0, (high || 1) * 1.08] }, right: { range: (u, low, high) => [0, (high || 1) * 1.08] } },
      axes: [
        { ...axis, grid: { show: false }, values: (u, marks) => marks.map((mark) => new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short' }).format(mark * 1000)), space: 70 },
        { ...axis, scale: 'left', size: 58, values: (u, marks) => marks.map(series[0].format) },
        ...(right ? [{ ...axis, scale: 'right', side: 1, size: 58, grid: { show: false }, values: (u, marks) => marks.map(right.format) }] : []),
      ],
      series: [
        { label: t('Jour'), value: (u, at) => (at ? new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium' }).format(at * 1000) : '–') },
        ...series.map((one) => {
          const stroke = colour(one.colour) || one.colour;
          return {
            label: one.label, scale: one.axis ?? 'left', stroke, width: one.bars ? 0 : 2, dash: one.dashed ? [5, 4] : undefined, points: { show: days.length < 3 },
            ...(one.bars ? { paths: Plot.paths.bars({ size: [0.72, 22] }), fill: alpha(fill, stroke, 0.7) } : one.dashed || series.length > 2 ? {} : { fill: alpha(fill, stroke, 0.08) }),
            value: (u, value) => (value === null || value === undefined ? '–' : one.format(value)),
          };
        }),
      ],
      bands: band ? [{ series: band, fill: alpha(fill, colour('--warn'), 0.28) }, { series: [band[1], band[0]], fill: alpha(fill, colour('--warn'), 0.28) }] : [],
    }, [days, ...series.map((one) => one.values)], holder.current);
    const watch = new ResizeObserver(([entry]) => entry.contentRect.width && chart.setSize({ width: entry.contentRect.width, height }));
    watch.observe(holder.current);
    return () => (watch.disconnect(), chart.destroy());
  }, [Plot, look, days, series, band]);
  return h('figure.chart', { ref: holder, role: 'img', 'aria-label': summary, style: { minHeight: `${height + 30}px` } }, !Plot && h(Skeleton, { height }));
}

/** A colour with a transparency that a canvas understands, whatever way it was written. */
function alpha(context, value, part) {
  context.fillStyle = value;
  const hex = context.fillStyle;
  return hex.startsWith('#') ? `${hex}${Math.round(part * 255).toString(16).padStart(2, '0')}` : soft(hex, part * 100);
}
