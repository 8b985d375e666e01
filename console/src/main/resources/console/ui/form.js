import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { Dialog, useAction } from './parts.js';

/**
 * A field of a form: `{name, label, type, options, required, full, hint, max, min}`.
 * Types: text, email, password, number, date, datetime-local, textarea, select, multi, check.
 */
function Field({ field, value, onChange, wrong }) {
  const { name, label, type = 'text', options, required, hint } = field;
  const given = { name, required, 'aria-invalid': wrong ? 'true' : undefined, 'aria-describedby': wrong ? `${name}-wrong` : undefined };
  const told = [hint && h('span.muted.small', {}, hint), wrong && h('span.wrong', { id: `${name}-wrong` }, wrong)];
  if (type === 'multi') {
    return h('fieldset', { class: field.full === false ? '' : 'full' }, h('legend.legend', {}, label),
      h('div.actions', {}, options.map(([key, text]) => h('label.check', {}, h('input', {
        type: 'checkbox', checked: value.includes(key),
        onChange: (event) => onChange(event.target.checked ? [...value, key] : value.filter((each) => each !== key)),
      }), text))), told);
  }
  if (type === 'check') {
    return h('label.check', { class: field.full ? 'full' : '' }, h('input', { type: 'checkbox', name, checked: Boolean(value), onChange: (event) => onChange(event.target.checked) }), label, told);
  }
  const set = (event) => onChange(event.target.value);
  const control = type === 'textarea' ? h('textarea', { ...given, value: value ?? '', onInput: set, maxLength: field.max })
    : type === 'select' ? h('select', { ...given, value: value ?? '', onChange: set }, !required && h('option', { value: '' }, '–'), options.map(([key, text]) => h('option', { value: key }, text)))
      : h('input', { ...given, type, value: value ?? '', onInput: set, min: field.min, max: field.max, step: field.step, autocomplete: field.autocomplete ?? 'off', inputMode: field.inputMode, placeholder: field.placeholder });
  return h('label.field', { class: field.full || type === 'textarea' ? 'full' : '' }, h('span', {}, label, required && h('span', { 'aria-hidden': 'true' }, ' *')), control, told);
}

const pathOf = (values, path) => path.split('.').reduce((value, step) => value?.[step], values);

/** Puts a value at a dotted path of a copy. */
export function withPath(values, path, value) {
  const [step, ...rest] = path.split('.');
  return { ...values, [step]: rest.length ? withPath(values?.[step] ?? {}, rest.join('.'), value) : value };
}

/** Without what is empty: what the API calls absent. */
export function pruned(value) {
  if (Array.isArray(value)) return value;
  if (value === '' || value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [key, pruned(each)]).filter(([, each]) => each !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/**
 * A form over one body. Field names are the paths of the API, so that a problem's `errors[].field` finds its field.
 * @param {(body: object) => Promise<any>} onSubmit
 */
export function Form({ fields, initial = {}, submit, onSubmit, onCancel, danger }) {
  const [values, setValues] = useState(initial);
  const action = useAction(async () => {
    let body = values;
    for (const field of fields) {
      const value = pathOf(values, field.name);
      if (field.type === 'number' && value !== undefined && value !== '') body = withPath(body, field.name, Number(value));
    }
    return onSubmit(pruned(body) ?? {});
  });
  const shown = fields.filter((field) => !field.when || field.when(values));
  const errors = new Map(action.error?.errors?.map((each) => [each.field, each.message]) ?? []);
  const elsewhere = [...errors].filter(([name]) => !shown.some((field) => field.name === name));
  return h('form', { onSubmit: (event) => (event.preventDefault(), action.run()) },
    h('div.form', {}, shown.map((field) => h(Field, {
      key: field.name, field, value: pathOf(values, field.name) ?? (field.type === 'multi' ? [] : undefined), wrong: errors.get(field.name),
      onChange: (value) => setValues((old) => withPath(old, field.name, value)),
    })),
    action.error && (elsewhere.length || !errors.size) && h('p.wrong', { role: 'alert' }, action.error.code === 'offline' ? t('Le serveur ne répond pas : rien n’a été enregistré.') : action.error.message, elsewhere.map(([name, message]) => ` ${name} : ${message}`)),
    h('div.actions.right.full', {},
      onCancel && h('button.btn', { type: 'button', onClick: onCancel }, t('Annuler')),
      h('button.btn', { type: 'submit', class: danger ? 'danger' : 'primary', disabled: action.busy }, submit))));
}

export const FormDialog = ({ title, text, onClose, onSubmit, ...form }) => h(Dialog, { title, onClose },
  text && h('p.muted', {}, text),
  h(Form, { ...form, onCancel: onClose, onSubmit: async (body) => (await onSubmit(body), onClose()) }));
