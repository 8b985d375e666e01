import { h, useState } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { del, post } from '../lib/api.js';
import { A, go, setParams } from '../lib/router.js';
import { label, may, reasonNeeded, staff, transitions } from '../lib/meta.js';
import { ago, amount, day, instant, money, number, percent } from '../lib/format.js';
import { Bar, Dialog, Facts, failed, Failed, Instant, Loading, Panel, Person, Platforms, Stage, toast, useAction } from '../ui/parts.js';
import { FormDialog } from '../ui/form.js';
import { Differences, History, useHistoryPage } from '../ui/history.js';
import { PastBanner, TimeSlider } from '../ui/time.js';
import { Top } from '../ui/shell.js';
import { NextFollowUp } from '../ui/card.js';
import { AssignDialog, ContactDialog, ConversionDialog, FollowUpDialog, GroupDialog, PipelineDialog, ReasonDialog } from './leadForms.js';
import { refusal } from './board.js';

export function Lead({ args: [id] }) {
  staff.use();
  const page = useHistoryPage('lead', id);
  const [dialog, setDialog] = useState(null);
  if (page.error && !page.data) return [h(Top, { title: t('Prospect') }), h(Failed, { error: page.error, retry: page.reload })];
  if (!page.data) return [h(Top, { title: t('Prospect') }), h(Loading)];
  const lead = page.data;
  const past = page.past;
  const close = () => setDialog(null);
  const done = () => (close(), page.reload());
  const name = lead.artistInfo?.name ?? [lead.personalInfo?.firstName, lead.personalInfo?.lastName].filter(Boolean).join(' ');
  const open = !['closed', 'lost'].includes(lead.pipeline.stage);
  const editable = !past && may('leads', 'update') && !lead.lifecycle?.archived && !lead.lifecycle?.erasure;
  const edit = (group) => editable && h('button.btn.plain.small', { onClick: () => setDialog({ kind: 'group', group }) }, t('Modifier'));
  const dialogs = { group: GroupDialog, followUp: FollowUpDialog, contact: ContactDialog, assign: AssignDialog, pipeline: PipelineDialog, conversion: ConversionDialog, stage: StageDialog, reopen: ReopenDialog, otherLeads: OtherLeadsDialog };
  const erased = ({ otherLeads }) => (otherLeads.length > 0 ? setDialog({ kind: 'otherLeads', others: otherLeads }) : go('/prospects'));
  return [
    h(Top, { title: name, end: editable && [
      h('button.btn', { onClick: () => setDialog({ kind: 'contact' }) }, t('Noter un contact')),
      open && h('button.btn', { onClick: () => setDialog({ kind: 'stage' }) }, t('Changer d’étape')),
      open && ['qualified', 'proposal', 'negotiation'].includes(lead.pipeline.stage) && h('button.btn.primary', { onClick: () => setDialog({ kind: 'conversion' }) }, t('Convertir')),
      lead.pipeline.stage === 'lost' && h('button.btn.primary', { onClick: () => setDialog({ kind: 'reopen' }) }, t('Remettre en relance')),
    ] }, h(Stage, { value: lead.pipeline.stage }), h(Platforms, { values: lead.businessInfo?.platforms }), lead.lifecycle?.archived && h('span.chip', {}, t('archivé'))),
    past && h(PastBanner, past),
    h(TimeSlider, { events: page.ticks, position: past?.position ?? null, onChange: (position) => setParams({ atPosition: position, at: null }) }),
    h('div.split', { class: past ? 'past-page' : '' },
      h('div.main', {},
        past && h(Panel, { title: t('Ce qui a changé à cet instant') }, h(Differences, { list: page.changes })),
        h('div.cols', {},
          h(Panel, { title: t('Suivi'), end: editable && h('button.btn.plain.small', { onClick: () => setDialog({ kind: 'pipeline' }) }, t('Modifier')) }, h(Pipeline, { lead, onAssign: editable && (() => setDialog({ kind: 'assign' })) })),
          h(Panel, { title: t('Projet'), end: edit('business-info') }, h(Project, { lead })),
          h(Panel, { title: t('Personne'), end: edit('personal-info') }, h(PersonFacts, { lead })),
          h(Panel, { title: t('Artiste'), end: edit('artist-info') }, h(Artist, { lead })),
          h(Panel, { title: `${t('Score')} ${lead.pipeline.score ?? 0}` }, h(Score, { lead })),
          h(Panel, { title: t('Contact'), end: edit('communication') }, h(ContactFacts, { lead }))),
        h(Panel, { title: t('Relances'), end: editable && open && h('button.btn.plain.small', { onClick: () => setDialog({ kind: 'followUp' }) }, t('Prévoir une relance')) }, h(FollowUps, { lead, editable, reload: page.reload })),
        h(Panel, { title: t('Notes') }, h(Notes, { lead, editable, reload: page.reload })),
        editable && h(Lifecycle, { lead, reload: page.reload, onErased: erased })),
      h('aside.aside', { 'aria-label': t('Historique') }, h(History, { page, resource: 'lead', id }))),
    dialog && h(dialogs[dialog.kind], { lead, etag: page.etag, ...dialog, onClose: close, onDone: done }),
  ];
}

function Pipeline({ lead, onAssign }) {
  const { pipeline, assignment, conversion } = lead;
  return h(Facts, { pairs: [
    [t('Étape'), [label('leadStage', pipeline.stage), pipeline.stageSince && h('span.muted', {}, ` · ${ago(pipeline.stageSince)}`)]],
    [t('Probabilité'), `${percent(pipeline.probability)}${pipeline.probabilityStated ? ` · ${t('estimée')}` : ''}`], [t('Priorité'), label('priority', pipeline.priority)],
    [t('Clôture prévue'), day(pipeline.expectedCloseDate)], [t('Étiquettes'), (pipeline.tags ?? []).join(', ')], [t('Motif de la perte'), pipeline.lostReason],
    [t('Responsable'), h('span.actions', {}, assignment?.assignedTo ? h(Person, { id: assignment.assignedTo }) : t('personne'), assignment?.team && h('span.muted', {}, assignment.team), onAssign && h('button.btn.plain.small', { onClick: onAssign }, t('Confier')))],
    assignment?.assignmentReason && [t('Pourquoi'), assignment.assignmentReason],
    conversion?.isConverted && [t('Campagne'), h(A, { class: 'link', href: `/campagnes/${conversion.campaignId}` }, `${money(conversion.contractValue)} · ${day(conversion.convertedAt)}`)],
    [t('Origine'), lead.source?.channel && [label('sourceChannel', lead.source.channel), lead.source.campaign && ` · ${lead.source.campaign}`]], [t('Enregistré'), h(Instant, { value: lead.createdAt })],
  ] });
}

function Project({ lead }) {
  const { budget, timeline, goals, platforms, previousExperience } = lead.businessInfo ?? {};
  if (!lead.businessInfo) return h('p.muted', {}, t('Rien de renseigné.'));
  return h(Facts, { pairs: [
    [t('Budget'), budget?.amount && [amount(budget.amount, budget.currency), budget.frequency && ` · ${label('budgetFrequency', budget.frequency).toLowerCase()}`, budget.flexibility && ` · ${label('budgetFlexibility', budget.flexibility).toLowerCase()}`]],
    [t('Plateformes'), platforms?.map((each) => label('platform', each)).join(', ')], [t('Objectifs'), goals?.join(', ')],
    [t('Période'), (timeline?.startDate || timeline?.endDate) && `${day(timeline.startDate)} → ${day(timeline.endDate)}`], [t('Urgence'), timeline?.urgency && label('priority', timeline.urgency)],
    previousExperience?.hasRunAds !== undefined && previousExperience?.hasRunAds !== null && [t('Déjà fait de la publicité'), previousExperience.hasRunAds ? t('oui') : t('non')],
  ] });
}

function PersonFacts({ lead }) {
  const { firstName, lastName, email, phone, address } = lead.personalInfo ?? {};
  return h(Facts, { pairs: [
    [t('Nom'), [firstName, lastName].filter(Boolean).join(' ')], [t('E-mail'), email && h('a.link', { href: `mailto:${email}` }, email)], [t('Téléphone'), phone && h('a.link', { href: `tel:${phone}` }, phone)],
    [t('Adresse'), address && [address.street, [address.postalCode, address.city].filter(Boolean).join(' '), address.country].filter(Boolean).join(', ')],
    lead.lifecycle?.erasure && [t('Effacé'), h(Instant, { value: lead.lifecycle.erasure.erasedAt })],
  ] });
}

const safeUrl = (url) => (/^https?:\/\//i.test(url ?? '') ? url : null);

function Artist({ lead }) {
  const { genre, label: house, manager, ...rest } = lead.artistInfo ?? {};
  const links = Object.entries(rest).filter(([name, url]) => name !== 'name' && url);
  return h(Facts, { pairs: [
    [t('Genres'), genre?.join(', ')], [t('Label'), house], [t('Manager'), manager],
    [t('Liens'), links.length > 0 && h('span.actions', {}, links.map(([name, url]) => (safeUrl(url) ? h('a.link', { href: url, rel: 'noreferrer noopener', target: '_blank' }, name.replace('Url', '')) : h('span', {}, url))))],
  ] });
}

const RULES = { budget: () => t('Budget'), streaming: () => t('Profil en ligne'), phone: () => t('Téléphone'), platforms: () => t('Plateformes'), urgency: () => t('Urgence'), timeline: () => t('Calendrier'), experience: () => t('Expérience'), label: () => t('Label') };

function Score({ lead }) {
  const points = lead.pipeline.ruleScore?.breakdown ?? [];
  if (!points.length) return h('p.muted', {}, t('Aucune règle ne s’applique encore.'));
  const most = Math.max(...points.map((each) => each.points));
  return [h('div.bars', {}, points.map((each) => [h('span', {}, RULES[each.rule]?.() ?? each.rule), h(Bar, { share: each.points / most }), h('span.num', {}, number(each.points))])),
    lead.pipeline.scoreOverridden && h('p.muted.small', {}, t('Le score a été fixé à la main ; les règles donnent {n}.', { n: lead.pipeline.ruleScore.value }))];
}

function ContactFacts({ lead }) {
  const it = lead.communication ?? {};
  return h(Facts, { pairs: [
    [t('Moyen préféré'), it.preferredMethod && label('contactMethod', it.preferredMethod)], [t('Moment préféré'), it.preferredTime], [t('Langue'), it.language],
    [t('Dernier contact'), it.lastContact && h(Instant, { value: it.lastContact })], [t('Tentatives'), it.contactAttempts ? `${number(it.contactAttempts)} · ${t('réponses : {n}', { n: percent(it.responseRate) })}` : null], [t('Prochaine relance'), it.nextFollowUp && h(NextFollowUp, { at: it.nextFollowUp })],
  ] });
}

function FollowUps({ lead, editable, reload }) {
  const list = [...(lead.followUps ?? [])].sort((one, two) => (one.completed || one.cancelled) - (two.completed || two.cancelled) || one.scheduledFor.localeCompare(two.scheduledFor));
  const act = (run) => run.then(reload, (problem) => (failed(problem), reload()));
  if (!list.length) return h('p.muted', {}, t('Aucune relance. Prévoyez la prochaine pour ne pas perdre le fil.'));
  return h('ul.list', {}, list.slice(0, 12).map((each) => h('li', { key: each.id },
    h('div.grow', {}, h('div', {}, h('span.strong', {}, each.subject), ' ', each.completed ? h('span.chip.good', {}, t('faite')) : each.cancelled ? h('span.chip', {}, t('annulée')) : h(NextFollowUp, { at: each.scheduledFor })),
      h('div.muted.small', {}, `${label('followUpType', each.type)} · ${instant(each.scheduledFor)} · `, h(Person, { id: each.assignedTo }))),
    editable && !each.completed && !each.cancelled && h('span.actions', {},
      h('button.btn.small', { onClick: () => act(post(`/api/leads/${lead.id}/follow-ups/${each.id}/completion`)) }, t('Faite')),
      h('button.btn.plain.small', { onClick: () => act(del(`/api/leads/${lead.id}/follow-ups/${each.id}`)) }, t('Annuler'))))));
}

function Notes({ lead, editable, reload }) {
  const [content, setContent] = useState('');
  const [secret, setSecret] = useState(false);
  const action = useAction(async () => {
    await post(`/api/leads/${lead.id}/notes`, { content, type: 'note', isPrivate: secret });
    setContent('');
    reload();
  });
  const notes = [...(lead.notes ?? [])].reverse();
  return h('div', { style: { display: 'flex', flexDirection: 'column', gap: '12px' } },
    editable && h('form', { onSubmit: (event) => (event.preventDefault(), action.run()) }, h('textarea', { value: content, 'aria-label': t('Nouvelle note'), placeholder: t('Écrire une note…'), onInput: (event) => setContent(event.target.value) }),
      action.error && h('p.wrong', { role: 'alert' }, action.error.message),
      content && h('div.actions', {}, h('label.check', {}, h('input', { type: 'checkbox', checked: secret, onChange: (event) => setSecret(event.target.checked) }), t('Pour moi seul')), h('button.btn.primary.small', { disabled: action.busy }, t('Ajouter')))),
    notes.map((note) => h('div', { key: note.id }, h('div.note', { class: note.isPrivate ? 'private' : '' }, note.content ?? h('span.muted', {}, t('Réservée à son auteur.'))),
      h('div.muted.small', {}, h(Person, { id: note.author }), ' · ', h(Instant, { value: note.createdAt }), note.revision > 1 && ` · ${t('récrite')}`, note.isPrivate && ` · ${t('privée')}`))),
    !notes.length && !editable && h('p.muted', {}, t('Aucune note.')));
}

function StageDialog({ lead, onClose, onDone }) {
  const [to, setTo] = useState(null);
  const stages = transitions('leadStage', lead.pipeline.stage);
  const move = async (stage, reason) => {
    try {
      const [word, body] = stage === 'lost' ? ['loss', { reason }] : ['stage', { stage, reason }];
      await post(`/api/leads/${lead.id}/${word}`, body, `"${lead.version}"`);
    } catch (problem) {
      refusal(problem, lead);
    }
    onDone();
  };
  if (to) return h(ReasonDialog, { lead, to, onClose, onSubmit: ({ reason }) => move(to, reason) });
  return h(Dialog, { title: t('Changer d’étape'), onClose }, h('div.actions', {}, stages.map((stage) => h('button.btn', {
    onClick: () => (stage === 'lost' || reasonNeeded('leadStage', lead.pipeline.stage, stage) ? setTo(stage) : move(stage)),
  }, h('span.dot', { style: { '--dot': `var(--${stage})` } }), label('leadStage', stage)))));
}

const ReopenDialog = ({ lead, onClose, onDone }) => h(ReasonDialog, { lead, title: t('Remettre en relance'), onClose, onSubmit: async (body) => (await post(`/api/leads/${lead.id}/reopening`, body), onDone()) });

// A closed lead leaves its address to a new one, and whoever asks to be erased may mean both.
const OtherLeadsDialog = ({ others, onClose }) => h(Dialog, { title: t('Autres dossiers de cette personne'), onClose: () => go('/prospects') },
  h('p', {}, t('Ils ne sont pas effacés avec celui-ci. La personne les demande peut-être aussi.')),
  h('div.actions', {}, others.map((id, at) => h('button.btn', { onClick: () => (onClose(), go(`/prospects/${id}`)) }, `${t('Prospect')} ${at + 1}`))));

function Lifecycle({ lead, reload, onErased }) {
  const [kind, setKind] = useState(null);
  const [path, title, submit] = kind === 'erasure' ? ['erasure', t('Effacer les données de cette personne'), t('Effacer définitivement')] : ['archiving', t('Archiver'), t('Archiver')];
  return h('div.actions', {},
    h('button.btn.plain.small', { onClick: () => setKind('archiving') }, t('Archiver')),
    may('leads', 'delete') && h('button.btn.plain.small', { onClick: () => setKind('erasure') }, t('Effacer les données')),
    kind && h(FormDialog, {
      title, submit, danger: kind === 'erasure', onClose: () => setKind(null), text: kind === 'erasure' ? t('La clé de ces données est détruite. Personne ne pourra plus les lire, nulle part.') : null,
      fields: [{ name: 'reason', label: t('Motif'), type: 'textarea', required: kind === 'erasure' }],
      onSubmit: async (body) => {
        const answer = await post(`/api/leads/${lead.id}/${path}`, body);
        toast(t('Fait.'));
        setKind(null);
        kind === 'archiving' ? reload() : onErased(answer);
      },
    }));
}
