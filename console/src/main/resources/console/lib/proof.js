/**
 * Proofs checked in this browser: RFC 9162 Merkle paths (SHA-256) and C2SP signed notes (Ed25519), by WebCrypto alone.
 * Nothing here asks the server; it is judged by a key that a person pinned.
 */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
export const base64Of = (bytes) => btoa(String.fromCharCode(...bytes));
const same = (one, two) => one.length === two.length && one.every((byte, at) => byte === two[at]);

const concat = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export const available = () => Boolean(globalThis.crypto?.subtle);
const nodeHash = (left, right) => sha256(concat(Uint8Array.of(1), left, right));
// Of other lengths, two of them together could be cut apart in another way, and one root would stand for two trees.
const areHashes = (path) => path.every((hash) => hash.length === 32);
const half = (n) => Math.floor(n / 2);

/** RFC 9162, 2.1.3.2: whether the leaf is at its index in the tree of that root; answers each computed hash. */
export async function checkInclusion({ leaf, index, size, path, root }) {
  const steps = [{ hash: leaf }];
  let [fn, sn, hash] = [index, size - 1, leaf];
  if (index >= size || !areHashes([leaf, ...path])) return { holds: false, steps };
  for (const sibling of path) {
    if (sn === 0) return { holds: false, steps };
    const onRight = fn % 2 === 1 || fn === sn;
    hash = onRight ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    if (onRight) while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    [fn, sn] = [half(fn), half(sn)];
    steps.push({ hash, sibling, left: onRight });
  }
  return { holds: sn === 0 && same(hash, root), steps };
}

/** RFC 9162, 2.1.4.2: whether the tree of one size is the beginning of the tree of another. */
export async function checkConsistency({ from, to, fromRoot, toRoot, path }) {
  if (from === to) return path.length === 0 && same(fromRoot, toRoot);
  if (from <= 0 || from > to || !areHashes(path)) return false;
  const nodes = Math.log2(from) % 1 === 0 ? [fromRoot, ...path] : [...path];
  if (!nodes.length) return false;
  let [fn, sn] = [from - 1, to - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [first, second] = [nodes[0], nodes[0]];
  for (const node of nodes.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [first, second] = [await nodeHash(node, first), await nodeHash(node, second)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else second = await nodeHash(second, node);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(first, fromRoot) && same(second, toRoot);
}

/** A verifier key: `name+hash+base64(1 ‖ public key)`; its hash must be that of the key. */
export async function parseKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  if (!name) return null;
  const bytes = bytesOf(encoded);
  const hash = await sha256(concat(new TextEncoder().encode(`${name}\n`), bytes));
  const own = [...hash.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return bytes.length === 33 && bytes[0] === 1 && own === id ? { text: text.trim(), name, id: hash.slice(0, 4), key: bytes.slice(1) } : null;
}

/** A signed note: what is signed, and who signed. */
export function parseNote(note) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const signatures = [...note.slice(end + 2).matchAll(/^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/gm)].map(([, name, encoded]) => {
    const bytes = bytesOf(encoded);
    return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) };
  });
  const [origin, size, root] = text.split('\n');
  return signatures.length && /^\d+$/.test(size) && root ? { text, signatures, origin, size: Number(size), root: bytesOf(root) } : null;
}

/** Whether a pinned key signed the note, and none of the signatures that name one of them is false. */
export async function checkNote(note, keys) {
  let signed = null;
  for (const key of keys) {
    const verifier = await crypto.subtle.importKey('raw', key.key, { name: 'Ed25519' }, false, ['verify']);
    for (const signature of note.signatures.filter((each) => each.name === key.name && same(each.id, key.id))) {
      if (!(await crypto.subtle.verify('Ed25519', verifier, signature.bytes, new TextEncoder().encode(note.text)))) return null;
      signed = key;
    }
  }
  return signed;
}
