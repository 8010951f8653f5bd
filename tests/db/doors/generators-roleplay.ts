import { readFileSync, readdirSync } from 'node:fs';
import type { Subject } from '../../../src/domain/roleplay/subject.schema.ts';
import { SALES_STAGES } from '../../../src/domain/roleplay/sales-stages.ts';
import * as aim from './aim.ts';
import type { PassageRow } from './facts.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { RequestFor, World } from './world.ts';

type SubjectDraft = RequestFor<'subjects', 'save'>['subject'];
type DrawRequest = RequestFor<'roleplay', 'draw'>;

const FOLDER = new URL('../../../resources/subjects/', import.meta.url);
const SHIPPED = readdirSync(FOLDER)
  .toSorted()
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Subject);

const isRolePlay = ({ test_id }: PassageRow): boolean => test_id.endsWith('role-play');
const isDrawn = (world: World) => (row: PassageRow) =>
  isRolePlay(row) && standingSubject(world, row.id) !== undefined;

/** The subject that stands in a passage, and under which draw. */
function standingSubject(
  { facts }: World,
  passageId: string,
): { readonly subject: Subject; readonly draw: string } | undefined {
  const row = facts.rows(
    `SELECT draw_result.commitment_id AS draw, subject.content AS content FROM draw_result
     JOIN subject ON subject.id = subject_id AND subject.version = subject_version
     WHERE passage_id = ? ORDER BY position DESC LIMIT 1`,
    passageId,
  )[0];
  return row === undefined
    ? undefined
    : { draw: String(row['draw']), subject: JSON.parse(String(row['content'])) as Subject };
}

function subjectDraft(world: World): SubjectDraft {
  const own: readonly string[] = ['schema', 'id', 'version'];
  const text = Object.entries(world.chance.one(SHIPPED)).filter(([field]) => !own.includes(field));
  return { ...(Object.fromEntries(text) as SubjectDraft), title: aim.words(world, 'Relance') };
}

function subjectRef(world: World): { subjectId: string; version?: number } | null {
  const subjectId = world.chance.of(world.facts.ids('subject'));
  if (subjectId === undefined) return null;
  return world.chance.odds(0.2) ? { subjectId, version: 1 } : { subjectId };
}

export const subjectGenerators: AreaGenerators<'subjects'> = {
  list: (world) => world.chance.one([{ text: '' }, { text: 'boulang' }, { text: '', blocId: 'BC2' }]),
  get: subjectRef,
  save: (world) => {
    const own = world.chance.of(
      world.facts.rows(`SELECT id FROM subject WHERE origin = 'own' ORDER BY rowid`),
    );
    const subject = subjectDraft(world);
    return own === undefined || world.chance.odds(0.3)
      ? { subject }
      : { subjectId: String(own['id']), subject };
  },
  setRetired: (world) => {
    const subjectId = world.chance.of(world.facts.ids('subject'));
    return subjectId === undefined ? null : { subjectId, isRetired: world.chance.odds(0.4) };
  },
  importFile: (world) => {
    const subject = { ...world.chance.one(SHIPPED), id: `importe-${String(world.chance.below(1_000))}` };
    const text = JSON.stringify(subject);
    const file = world.chance.odds(0.1) ? text.slice(0, 50) : text;
    return { name: `${subject.id}.json`, bytes: new Uint8Array(Buffer.from(file)) };
  },
  exportFiles: (world) => {
    const target = subjectRef(world);
    return target === null
      ? null
      : { subjects: [target], formats: ['json', 'candidate-sheet', 'juror-cards'] };
  },
  candidateSheet: subjectRef,
  jurorCards: subjectRef,
  print: (world) => {
    const target = subjectRef(world);
    return target === null
      ? null
      : { ...target, part: world.chance.one(['candidate-sheet', 'juror-cards'] as const) };
  },
};

function reasons(world: World) {
  const { chance } = world;
  return {
    repeatReason: chance.odds(0.7) ? aim.words(world, 'Motif') : null,
    replaceReason: chance.odds(0.6) ? aim.words(world, 'Motif') : null,
  };
}

function drawOf(world: World): DrawRequest | null {
  const target =
    aim.passage(world, (row) => isRolePlay(row) && row.stage === 'reception') ??
    aim.passage(world, isRolePlay);
  if (target === null) return null;
  const aside = world.chance.of(world.facts.ids('subject'));
  const exclusions =
    aside === undefined || world.chance.odds(0.7)
      ? []
      : [{ subjectId: aside, reason: aim.words(world, 'Motif') }];
  return { passageId: target.id, exclusions, ...reasons(world) };
}

function playing<Request>(
  world: World,
  then: (target: PassageRow, subject: Subject, draw: string) => Request | null,
): Request | null {
  const target =
    aim.passage(world, (row) => isDrawn(world)(row) && row.stage === 'timed') ??
    aim.passage(world, isDrawn(world));
  const standing = target === null ? undefined : standingSubject(world, target.id);
  return target === null || standing === undefined ? null : then(target, standing.subject, standing.draw);
}

export const roleplayGenerators: AreaGenerators<'roleplay'> = {
  get: (world) => aim.passageRef(world, isRolePlay),
  choose: (world) => {
    const target = aim.passage(world, (row) => isRolePlay(row) && row.stage === 'reception');
    const ofBloc = SHIPPED.filter(({ blocId }) => blocId === target?.bloc_id);
    const subject = world.chance.of(ofBloc);
    if (target === null || subject === undefined) return null;
    return { passageId: target.id, subjectId: subject.id, ...reasons(world) };
  },
  sealDraw: drawOf,
  draw: drawOf,
  prepareEnvelopes: drawOf,
  openEnvelope: (world) => {
    const row = world.chance.of(
      world.facts.rows(
        `SELECT passage_id FROM draw_commitment AS last WHERE method = 'envelope' AND position =
           (SELECT max(position) FROM draw_commitment WHERE passage_id = last.passage_id) ORDER BY rowid`,
      ),
    );
    const target = row === undefined ? aim.passageId(world, isRolePlay) : String(row['passage_id']);
    return target === null ? null : { passageId: target, envelope: 1 + world.chance.below(4) };
  },
  assignRoles: (world) =>
    playing(world, (target, subject) => {
      const juror = aim.member(world, target);
      if (juror === null) return null;
      const roleId = world.chance.of([...subject.roles.map(({ id }) => id), null]) ?? null;
      return { passageId: target.id, roles: [{ jurorId: juror.id, roleId }] };
    }),
  stamp: (world) =>
    playing(world, (target, subject) => {
      const moves = subject.roles.flatMap((role) => role.moves.map(({ id }) => id));
      const isMove = world.chance.odds(0.5) && moves.length > 0;
      return {
        passageId: target.id,
        kind: isMove ? 'move' : 'stage',
        targetId: isMove ? world.chance.one(moves) : world.chance.one(SALES_STAGES).id,
        jurorId: world.chance.odds(0.5) ? null : (aim.member(world, target)?.id ?? null),
      };
    }),
  retractStamp: (world) => {
    const { chance, facts } = world;
    const row = chance.of(
      facts.rows(
        `SELECT play_stamp.id AS id, draw_result.passage_id AS passage FROM play_stamp
         JOIN draw_result USING (commitment_id) ORDER BY play_stamp.rowid`,
      ),
    );
    return row === undefined ? null : { passageId: String(row['passage']), stampId: String(row['id']) };
  },
  candidateSheetPreview: (world) => aim.passageRef(world, isDrawn(world)),
};
