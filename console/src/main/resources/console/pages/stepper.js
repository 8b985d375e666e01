import { h, useEffect, useMemo, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { lines } from '../lib/api.js';
import { A } from '../lib/router.js';
import { staff } from '../lib/meta.js';
import { instant, number } from '../lib/format.js';
import { differences, eventText } from '../lib/words.js';
import { Failed, Panel, Skeleton } from '../ui/parts.js';
import { Differences } from '../ui/history.js';
import { TimeSlider } from '../ui/time.js';
import { Top } from '../ui/shell.js';

/** The state after every event of one thing, as its fold gives it: step through, and see what each event changed. */
export function Stepper({ args: [resource, id] }) {
  staff.use();
  const [steps, setSteps] = useState([]);
  const [error, setError] = useState(null);
  const [at, setAt] = useState(null);
  useEffect(() => {
    const aborter = new AbortController();
    (async () => {
      const read = [];
      for await (const step of lines(`/api/history/replay/${resource}/${encodeURIComponent(id)}`, {}, aborter.signal)) {
        read.push(step);
        if (read.length % 50 === 0) setSteps([...read]);
      }
      setSteps([...read]);
    })().catch((problem) => aborter.signal.aborted || setError(problem));
    return () => aborter.abort();
  }, [resource, id]);
  // Several events of one commit are several steps; the slider counts steps.
  const ticks = useMemo(() => steps.map((step, index) => ({ position: index + 1, at: step.at, text: eventText(step.type, {}) })), [steps]);
  const index = at === null ? steps.length - 1 : at - 1;
  const step = steps[index];
  const changes = useMemo(() => (step ? differences(steps[index - 1]?.state ?? {}, step.state) : []), [step]);
  const place = { lead: 'prospects', campaign: 'campagnes', user: 'comptes' }[resource];
  return [
    h(Top, { title: t('Pas à pas') }, h('span.chip', { title: id }, `${resource} ${id.replace(/^[a-z]+-/, '').slice(0, 8)}`), place && h(A, { class: 'link small', href: `/${place}/${id}` }, t('Ouvrir'))),
    error && !steps.length && h(Failed, { error }),
    !error && !step && h('div.body', {}, h(Skeleton, { height: 300 })),
    step && h(TimeSlider, { events: ticks, position: at ?? ticks.length, onChange: setAt }),
    step && h('div.body', {},
      h('div.actions', {}, h('button.btn', { disabled: index === 0, onClick: () => setAt(index) }, t('← Précédent')), h('button.btn', { disabled: index === steps.length - 1, onClick: () => setAt(index + 2) }, t('Suivant →')), h('span.strong', {}, eventText(step.type, {})), h('span.muted', {}, `${t('{n} sur {m}', { n: index + 1, m: steps.length })} · ${instant(step.at)} · `, h(A, { class: 'link', href: `/preuves?position=${step.position}` }, t('position {n}', { n: number(step.position) })))),
      h('div.cols', {},
        h(Panel, { title: t('Ce que cet événement a changé') }, h(Differences, { list: changes, empty: t('Rien dans cette vue.') })),
        h(Panel, { title: t('État après cet événement') }, h('pre.proof', { tabIndex: 0, 'aria-label': t('État'), style: { maxHeight: '60vh' } }, JSON.stringify(step.state, null, 2))))),
  ];
}
