/** The subject of a role play: which, how it was chosen, who played, and what was stamped as it went. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import { eligibleSubjects } from '../../domain/roleplay/draw.ts';
import type { MinutesContent } from '../../domain/minutes/minutes.schema.ts';
import { formatDuration } from '../french-format.ts';
import { createLongTexts, type LongTexts } from '../long-text.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import { AUTHOR, NONE } from '../minutes-wording.ts';
import type { PrintContext, Section } from '../print-context.ts';
import { EXCLUSIONS, OBSERVER, STAMP } from '../roleplay-wording.ts';

type Roleplay = NonNullable<MinutesContent['roleplay']>;

/** Points that the timeline's label, head and first row take. */
const TIMELINE_ROOM = 75;

export function roleplaySection(roleplay: Roleplay, context: PrintContext): Section {
  const { draw, roles, subject, timeline } = roleplay;
  const rows: [string, Content][] = [
    [
      'Sujet',
      {
        stack: [
          { text: subject.title, bold: true },
          `${subject.id}, version ${String(subject.version)}`,
          { text: `SHA-256 : ${subject.digest}`, style: 'tiny' },
        ],
      },
    ],
    ['Choix', { stack: choice(draw, context) }],
  ];
  const excluded = exclusions(draw);
  if (excluded.length > 0) rows.push(['Sujets écartés', { stack: excluded }]);
  rows.push(['Rôles', { stack: rolesPlayed(roles) }]);

  const texts = createLongTexts('R');
  return {
    title: 'Sujet et jeu de rôle',
    room: 90,
    body: [facts(rows), ...timelinePart(timeline, context, texts), ...texts.notes()],
  };
}

function choice(draw: Roleplay['draw'], { instants, words }: PrintContext): Content[] {
  const eligible = eligibleSubjects(draw).length;
  const among = words.drawnAmong(eligible, draw.pool.length);
  const lines: Content[] = [`${howChosen(draw)} ${among}, ${instants.moment(draw.choice.at)}.`];
  if (draw.repeat !== null) lines.push(`Sujets de la session admis à nouveau. Motif : ${draw.repeat.reason}`);
  const { at, digest, seedDigest } = draw.commitment;
  if (seedDigest !== null) {
    lines.push(`Réserve, exclusions et graine engagées ${instants.moment(at)}, avant le tirage.`);
    lines.push({ text: `Engagement, SHA-256 : ${digest}`, style: 'tiny' });
    lines.push({ text: `Graine : ${draw.seed ?? NONE}`, style: 'tiny' });
  }
  return lines;
}

function howChosen({ choice: { envelope }, method }: Roleplay['draw']): string {
  switch (method) {
    case 'pick':
      return 'Choisi par le jury';
    case 'draw':
      return 'Tiré au sort';
    case 'envelope':
      return `Tiré au sort, enveloppe n° ${String(envelope ?? NONE)} prise par le candidat`;
  }
}

/** One line for each reason: a pool may leave out dozens of subjects. */
function exclusions({ exclusions: excluded }: Roleplay['draw']): string[] {
  return EXCLUSIONS.flatMap(({ label, reason }) => {
    const parts = excluded
      .filter((exclusion) => exclusion.reason === reason)
      .map(({ detail, subjectId }) => (detail.trim() === '' ? subjectId : `${subjectId} (${detail})`));
    return parts.length === 0 ? [] : [`${label} : ${parts.join(', ')}.`];
  });
}

function rolesPlayed(roles: Roleplay['roles']): Content[] {
  if (roles.length === 0) return [NONE];
  return roles.map(({ jurorName, roleName }): Content => ({
    text: [{ text: jurorName, bold: true }, ` : ${roleName ?? OBSERVER}`],
  }));
}

function timelinePart(
  timeline: Roleplay['timeline'],
  { content, instants }: PrintContext,
  texts: LongTexts,
): Content[] {
  if (timeline.length === 0) return [{ text: 'Aucune étape relevée.', margin: [0, 5, 0, 0] }];
  const phaseTitle = (phaseId: string) => content.phases.find(({ id }) => id === phaseId)?.title ?? phaseId;
  return [
    { text: 'Fil de l’échange', style: 'label', headlineLevel: TIMELINE_ROOM, margin: [0, 8, 0, 3] },
    ruledTable({
      widths: [48, 80, 58, '*', 92],
      head: [
        head('Heure'),
        head('Phase'),
        head('Temps', 'right'),
        head('Étape ou intervention'),
        head('Auteur'),
      ],
      rows: timeline.map(({ at, author, elapsedMs, kind, label, phaseId }): TableCell[] => [
        instants.eventTime(at),
        phaseTitle(phaseId),
        { text: formatDuration(elapsedMs), alignment: 'right' },
        { text: [{ text: `${STAMP[kind]}. `, bold: true }, texts.inRow(label)] },
        AUTHOR[author] ?? author,
      ]),
    }),
  ];
}
