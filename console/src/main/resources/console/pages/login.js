import { h, useEffect, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { post, Problem, send } from '../lib/api.js';
import { entered, expired, left, session } from '../lib/session.js';
import { forget, me } from '../lib/meta.js';
import { unfollow } from '../lib/stream.js';
import { A, go, place } from '../lib/router.js';
import { otherLanguage, spoken } from '../lib/settings.js';
import { Dialog, useAction } from '../ui/parts.js';

export async function logOut() {
  await post('/api/auth/logout').catch(() => {});
  unfollow();
  left();
  forget();
  go('/connexion');
}

/** Without the session: a wrong password must not be taken for an expired one. */
async function open(path, body) {
  const answer = await send('POST', path, { body });
  const said = await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, said);
  return said;
}

const Input = ({ name, label, ...rest }) => h('label.field', {}, h('span', {}, label), h('input', { name, required: true, ...rest }));

function Refused({ error }) {
  return error && h('p.wrong', { role: 'alert' }, error.code === 'offline' ? t('Le serveur ne répond pas.') : error.message);
}

/** E-mail, password, and the code of an account with two factors. */
export function LoginForm({ email: known, onDone }) {
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState(null);
  const action = useAction(async () => {
    try {
      onDone(await open('/api/auth/login', { email, password, ...(code ? { totp: code.replace(/\s/g, '') } : {}) }));
    } catch (problem) {
      if (problem.code === 'totp-required' && code === null) setCode('');
      else throw problem;
    }
  });
  return h('form', { onSubmit: (event) => (event.preventDefault(), action.run()) },
    h(Input, { name: 'email', label: t('Adresse e-mail'), type: 'email', autocomplete: 'username', value: email, readOnly: Boolean(known), autofocus: !known, onInput: (event) => setEmail(event.target.value) }),
    h(Input, { name: 'password', label: t('Mot de passe'), type: 'password', autocomplete: 'current-password', value: password, autofocus: Boolean(known), onInput: (event) => setPassword(event.target.value) }),
    code !== null && h(Input, { name: 'totp', label: t('Code à six chiffres, ou code de secours'), autocomplete: 'one-time-code', inputMode: 'numeric', value: code, autofocus: true, onInput: (event) => setCode(event.target.value) }),
    h(Refused, { error: action.error }),
    h('button.btn.primary', { type: 'submit', disabled: action.busy }, t('Se connecter')));
}

const Gate = ({ title, children }) => h('main.gate', {}, h('div.inner', {},
  h('div.brand', {}, h('img', { src: '/console/icon.svg', width: 22, height: 22, alt: '' }), 'MDMC CRM'), h('h1', {}, title), children,
  h('div.actions', {}, h('button.btn.plain.small', { onClick: otherLanguage }, spoken.get() === 'fr' ? 'English' : 'Français'))));

export function Login() {
  const { params } = place.use();
  useEffect(() => {
    document.title = `${t('Connexion')} · MDMC CRM`;
  });
  // Another tab may hand its session over late: while this page is drawn, or when it is already shown.
  useEffect(() => {
    const enter = () => session.get() && go(/^\/[a-z]/.test(params.vers ?? '') ? params.vers : '/tableau', { replace: true });
    enter();
    return session.follow(enter);
  }, [params.vers]);
  return h(Gate, { title: t('Connexion') },
    h(LoginForm, { onDone: entered }),
    h(A, { class: 'link small', href: '/connexion/oubli' }, t('Mot de passe oublié')));
}

export function Forgotten() {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const action = useAction(async () => (await open('/api/auth/password-resets', { email }), setSent(true)));
  return h(Gate, { title: t('Mot de passe oublié') },
    sent ? h('p', { role: 'status' }, t('Si un compte porte cette adresse, un lien vient de lui être envoyé.'))
      : h('form', { onSubmit: (event) => (event.preventDefault(), action.run()) },
        h(Input, { name: 'email', label: t('Adresse e-mail'), type: 'email', autocomplete: 'username', value: email, autofocus: true, onInput: (event) => setEmail(event.target.value) }),
        h(Refused, { error: action.error }), h('button.btn.primary', { disabled: action.busy }, t('Envoyer le lien'))),
    h(A, { class: 'link small', href: '/connexion' }, t('Revenir à la connexion')));
}

/** Over the page, so that nothing typed is lost. */
export function SessionExpired() {
  if (!expired.use()) return null;
  const email = me.get()?.email ?? session.get()?.user?.email;
  const quit = () => (unfollow(), left(), forget(), expired.set(null), go('/connexion'));
  return h(Dialog, { title: t('Votre session a expiré'), onClose: () => {} },
    h('p.muted', {}, t('Ce que vous avez saisi est encore là. Reconnectez-vous pour continuer.')),
    h(LoginForm, { email, onDone: entered }),
    h('div.actions', {}, h('button.btn.plain', { onClick: quit }, t('Changer de compte'))));
}
