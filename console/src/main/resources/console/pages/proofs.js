import { h, store, useData, useEffect, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { get, save } from '../lib/api.js';
import { place, setParams } from '../lib/router.js';
import { day, instant, number } from '../lib/format.js';
import { base64Of, bytesOf, available, checkConsistency, checkInclusion, checkNote, parseKey, parseNote } from '../lib/proof.js';
import { Facts, Loaded, Panel, useAction } from '../ui/parts.js';
import { Top } from '../ui/shell.js';

const read = (name) => JSON.parse(localStorage.getItem(name) ?? '[]');
const pins = store(read('pinned-keys'));
const kept = store(read('kept-checkpoints'));
const write = (name, which, value) => (which.set(value), localStorage.setItem(name, JSON.stringify(value)));

export const pin = (text) => write('pinned-keys', pins, [...pins.get().filter((each) => each.text !== text), { text, at: new Date().toISOString() }]);
const unpin = (text) => write('pinned-keys', pins, pins.get().filter((each) => each.text !== text));
const pinned = async () => (await Promise.all(pins.get().map((each) => parseKey(each.text)))).filter(Boolean);

function keepCheckpoint(note, signedNote) {
  if (kept.get().some((each) => each.size === note.size)) return;
  write('kept-checkpoints', kept, [{ size: note.size, root: base64Of(note.root), note: signedNote, at: new Date().toISOString() }, ...kept.get()].slice(0, 50));
}

/** The latest checkpoint against the pinned key, and against the one this browser kept last. */
async function examine(signal) {
  const answer = await get('/api/audit/checkpoint', {}, signal);
  const note = parseNote(answer.note);
  const keys = await pinned();
  const signer = note && (await checkNote(note, keys));
  const known = note && kept.get().filter((each) => each.size <= note.size)[0];
  let consistent = null;
  if (signer && known && known.size < note.size) {
    const proof = await get('/api/audit/proofs', { from: known.size, to: note.size }, signal);
    consistent = await checkConsistency({ from: known.size, to: note.size, fromRoot: bytesOf(known.root), toRoot: note.root, path: proof.path.map(bytesOf) });
  } else if (signer && known) consistent = known.root === base64Of(note.root);
  const backwards = note && kept.get().some((each) => each.size > note.size);
  if (signer && consistent !== false) keepCheckpoint(note, answer.note);
  return { answer, note, signer, known, consistent, backwards };
}

export function Proofs() {
  const { params } = place.use();
  const own = pins.use();
  kept.use();
  const checked = useData(examine, [own.length]);
  if (!available()) return [h(Top, { title: t('Points de contrôle') }), h('div.body', {}, h('div.verdict.bad', { role: 'alert' }, t('Ce navigateur ne vérifie rien hors d’une connexion sûre : ouvrez la console par HTTPS ou sur cette machine.')))];
  return [
    h(Top, { title: t('Points de contrôle') }),
    h(Loaded, { of: checked, heights: [60, 200] }, (it) => h('div.body', {},
      h(Verdict, { it }),
      h('div.cols', {},
        h(Inclusion, { position: params.position }),
        h(Panel, { title: t('Dernier point de contrôle') }, h(Facts, { pairs: [[t('Registre'), it.answer.origin], [t('Commits'), number(it.answer.size)], [t('Racine'), h('span.mono.wrap', {}, it.answer.rootHash)]] }), h('pre.proof', { tabIndex: 0, 'aria-label': t('Note signée'), style: { marginTop: '10px' } }, it.answer.note),
          h('div.actions', { style: { marginTop: '10px' } }, h('button.btn.small', { onClick: () => save(new Blob([it.answer.note]), `checkpoint-${it.answer.size}.txt`) }, t('Garder ce point en fichier')))),
        h(Keys, { offered: it.answer.keys }),
        h(Verification),
        h(Consistency)))),
  ];
}

function Verdict({ it }) {
  if (!pins.get().length) return h('div.verdict', {}, t('Aucune clé épinglée : comparez celle ci-dessous à celle qu’on vous a remise, puis épinglez-la.'));
  if (!it.signer) return h('div.verdict.bad', { role: 'alert' }, t('Ce point de contrôle n’est signé par aucune clé épinglée.'));
  if (it.backwards || it.consistent === false) return h('div.verdict.bad', { role: 'alert' }, t('Le registre contredit un point que ce navigateur a gardé. Conservez les deux et prévenez votre auditeur.'));
  return h('div.verdict.ok', { role: 'status' }, '✓ ', it.known && it.known.size < it.note.size
    ? t('Vérifié dans ce navigateur : le registre de {n} commits est signé et prolonge celui du {day} ({m} commits).', { n: number(it.note.size), m: number(it.known.size), day: day(it.known.at) })
    : t('Vérifié dans ce navigateur : le registre de {n} commits est signé par la clé épinglée.', { n: number(it.note.size) }));
}

/** Proof that one commit is in the signed tree, computed here. */
function Inclusion({ position }) {
  const [typed, setTyped] = useState(position ?? '');
  const [result, setResult] = useState(null);
  const action = useAction(async (number_) => {
    setResult(null);
    const proof = await get(`/api/audit/proofs/${number_}`);
    const note = parseNote(proof.checkpoint);
    const signer = await checkNote(note, await pinned());
    const check = await checkInclusion({ leaf: bytesOf(proof.leafHash), index: Number(number_) - 1, size: note.size, path: proof.path.map(bytesOf), root: note.root });
    setResult({ proof, note, signer, ...check, holds: check.holds && proof.leafIndex === Number(number_) - 1 });
  });
  useEffect(() => {
    setTyped(position ?? '');
    if (position) action.run(position);
  }, [position, pins.get().length]);
  return h(Panel, { title: t('Preuve d’un commit') },
    h('form.actions', { onSubmit: (event) => (event.preventDefault(), String(typed) === position ? action.run(position) : setParams({ position: typed })) }, h('label.actions', {}, t('Position'), h('input', { type: 'number', min: 1, required: true, style: { width: '130px' }, value: typed, onInput: (event) => setTyped(event.target.value) })), h('button.btn.primary', { disabled: action.busy }, t('Vérifier'))),
    action.error && h('p.wrong', { role: 'alert', style: { marginTop: '10px' } }, action.error.message),
    result && h('div', { style: { marginTop: '12px', display: 'grid', gap: '10px' } },
      h('div.verdict', { class: result.holds && result.signer ? 'ok' : result.holds ? '' : 'bad', role: 'status' }, result.holds
        ? result.signer ? `✓ ${t('Vérifié dans ce navigateur')}` : t('Le chemin mène à la racine, mais aucune clé épinglée ne l’a signée.') : t('Cette preuve ne tient pas.')),
      h('p', {}, t('Le commit {p} est la {p}ᵉ feuille d’un arbre de {n} feuilles, dont la racine est signée.', { p: number(result.proof.position), n: number(result.note.size) })),
      h(PathTree, { steps: result.steps }),
      h('p.muted.small', {}, result.signer ? t('Le navigateur a recalculé {n} empreintes SHA-256 et une signature Ed25519 ; le serveur n’a rien affirmé.', { n: result.steps.length }) : t('Le navigateur a recalculé {n} empreintes SHA-256.', { n: result.steps.length })),
      h('details', {}, h('summary', {}, t('Les empreintes')), h('pre.proof', { tabIndex: 0, 'aria-label': t('Les empreintes') }, result.steps.map((step) => `${step.sibling ? `${step.left ? '←' : '→'} ${base64Of(step.sibling)}\n` : ''}= ${base64Of(step.hash)}`).join('\n')))));
}

/** The path as a small tree: computed nodes, given siblings, the signed root on top. */
function PathTree({ steps }) {
  const [wide, rise] = [340, 26];
  const high = steps.length * rise + 20;
  const x = [wide / 2];
  for (let at = steps.length - 1; at > 0; at--) x.push(x.at(-1) + (steps[at].left ? 12 : -12));
  const nodes = steps.map((step, at) => ({ ...step, x: x[steps.length - 1 - at], y: high - 16 - at * rise }));
  return h('svg.tree', { viewBox: `0 0 ${wide} ${high}`, width: '100%', style: { maxHeight: '320px' }, role: 'img', 'aria-label': t('Chemin de {n} étapes jusqu’à la racine', { n: steps.length - 1 }) },
    nodes.slice(1).map((node, at) => {
      const below = nodes[at];
      const other = node.x + (node.left ? -46 : 46);
      return [h('path', { d: `M${node.x} ${node.y}L${below.x} ${below.y}M${node.x} ${node.y}L${other} ${below.y}` }), h('circle', { cx: other, cy: below.y, r: 5, fill: 'var(--accent)' })];
    }),
    nodes.map((node, at) => h('circle', { cx: node.x, cy: node.y, r: at === 0 || at === nodes.length - 1 ? 8 : 6, fill: 'var(--ok)' })),
    h('text', { x: nodes.at(-1).x + 14, y: nodes.at(-1).y + 4 }, t('racine signée')), h('text', { x: nodes[0].x + 14, y: nodes[0].y + 4 }, t('ce commit')), nodes.length > 2 && h('text', { x: 4, y: nodes[1].y }, t('● vert : calculé, violet : reçu')));
}

function Keys({ offered }) {
  const own = pins.use();
  const [typed, setTyped] = useState('');
  const action = useAction(async () => {
    if (!(await parseKey(typed))) throw new Error(t('Ce n’est pas une clé de vérification.'));
    pin(typed.trim());
    setTyped('');
  });
  return h(Panel, { title: t('Clés épinglées') },
    own.map((each) => h('div', { key: each.text, style: { marginBottom: '8px' } }, h('div.mono.wrap', {}, each.text), h('div.muted.small', {}, t('épinglée le {day}', { day: day(each.at) }), h('button.btn.plain.small', { onClick: () => unpin(each.text) }, t('Retirer'))))),
    offered.filter((key) => !own.some((each) => each.text === key)).map((key) => h('div', { key, style: { marginBottom: '8px' } }, h('div.mono.wrap.muted', {}, key), h('button.btn.small', { onClick: () => pin(key) }, t('Épingler cette clé')))),
    h('p.muted.small', { style: { margin: '8px 0' } }, t('Une clé épinglée vaut ce que vaut le chemin par lequel elle vous est parvenue. Le serveur la propose, il ne la garantit pas.')),
    h('form.actions', { onSubmit: (event) => (event.preventDefault(), action.run()) }, h('input.grow', { 'aria-label': t('Clé de vérification'), placeholder: 'mdmc-crm+…', value: typed, onInput: (event) => setTyped(event.target.value) }), h('button.btn', {}, t('Épingler'))),
    action.error && h('p.wrong', { role: 'alert' }, action.error.message));
}

/** The server reads its whole ledger again; what it says is its own word, and says so. */
function Verification() {
  const [reached, setReached] = useState(null);
  const action = useAction(async () => {
    let from = 1;
    for (;;) {
      const answer = await get('/api/audit/verification', { from });
      setReached(answer);
      if (!answer.inOrder || !answer.continueFrom) return;
      from = answer.continueFrom;
    }
  });
  return h(Panel, { title: t('Relecture par le serveur') },
    h('div.actions', {}, h('button.btn', { disabled: action.busy, onClick: () => action.run() }, t('Relire le registre')), action.busy && reached && h('span.muted', {}, t('position {n}', { n: number(reached.to) }))),
    action.error && h('p.wrong', { role: 'alert' }, action.error.message),
    reached && !action.busy && h('div.verdict', { class: reached.inOrder ? 'ok' : 'bad', role: 'status', style: { marginTop: '10px' } }, reached.inOrder ? t('Le serveur a relu {n} commits et les dit en ordre.', { n: number(reached.to) }) : t('Le serveur trouve un défaut à la position {n} : {why}', { n: number(reached.firstBadPosition), why: reached.detail ?? reached.kind })));
}

/** Any two kept checkpoints: the later one must contain the earlier one. */
function Consistency() {
  const list = kept.use();
  const [result, setResult] = useState(null);
  const action = useAction(async (one, two) => {
    const [from, to] = [one, two].sort((a, b) => a.size - b.size);
    const proof = await get('/api/audit/proofs', { from: from.size, to: to.size });
    setResult({ from, to, holds: await checkConsistency({ from: from.size, to: to.size, fromRoot: bytesOf(from.root), toRoot: bytesOf(to.root), path: proof.path.map(bytesOf) }) });
  });
  return h(Panel, { title: t('Points gardés par ce navigateur') },
    list.length ? h('ul.list', {}, list.slice(0, 8).map((each, at) => h('li', { key: each.size }, h('span.grow', {}, t('{n} commits', { n: number(each.size) }), h('span.muted.small', {}, ` · ${instant(each.at)}`)), at < list.length - 1 && h('button.btn.small', { onClick: () => action.run(each, list[at + 1]) }, t('Prolonge le précédent ?')))))
      : h('p.muted', {}, t('Aucun encore. Chaque point vérifié ici est gardé, pour pouvoir dire un jour que le registre a été récrit.')),
    action.error && h('p.wrong', {}, action.error.message),
    result && h('div.verdict', { class: result.holds ? 'ok' : 'bad', role: 'status' }, result.holds ? `✓ ${t('{m} commits prolongent {n} commits.', { n: number(result.from.size), m: number(result.to.size) })}` : t('Ces deux points se contredisent.')));
}
