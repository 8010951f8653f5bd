/** A profile with a day that was sealed: a candidate who has the whole certification, and others of the sample. */
import type {
  SessionContent,
  SessionRuling,
} from '../../../src/domain/session-minutes/session-minutes.schema.ts';
import { UNTOLD } from '../../../src/core/kernel/act.ts';
import { DONE } from '../../../src/core/kernel/refusal.ts';
import { canonicalJson, sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { sessionSample } from '../../fixtures/session-minutes/session-sample.ts';
import { done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { newSession } from '../preparation.ts';

export interface SealedDay {
  readonly panel: Panel;
  readonly sessionId: string;
  readonly minutesId: string;
  readonly content: SessionContent;
  /** Enrolments, in the order of the content. */
  readonly enrolmentIds: readonly string[];
}

/** The sample with its first candidate whole: both blocs validated. */
export function dayContent(
  enrolmentIds: readonly string[],
  status: SessionContent['status'],
): SessionContent {
  const sample = sessionSample();
  return {
    ...sample,
    status,
    certification: { ...sample.certification, references: [{ register: 'RNCP', code: '99999' }] },
    candidates: sample.candidates.map((candidate, index) => ({
      ...candidate,
      enrolmentId: enrolmentIds[index] ?? candidate.enrolmentId,
      whole: index === 0 ? { ...candidate.whole, outcome: 'total' } : candidate.whole,
    })),
  };
}

/** The request that opens the file of a candidate of the sample and enrols them; of the first everything is known. */
export function personOfSample(index: number): Parameters<Panel['handlers']['candidates']['save']>[0] {
  const candidate = sessionSample().candidates[index];
  if (candidate === undefined) throw new RangeError(`no candidate ${String(index)}`);
  const isWhole = index === 0;
  return {
    details: {
      birthName: candidate.birthName,
      usualName: candidate.usualName,
      firstNames: [candidate.firstName],
      sex: isWhole ? 'F' : null,
      birth: {
        date: '1998-03-01',
        place: 'Lille',
        code: isWhole ? '59350' : null,
        postcode: null,
        country: null,
      },
      email: '',
      phone: '',
      company: '',
      trainingBody: '',
      tutor: '',
    },
    enrolment: {
      certification: { id: 'cqp-commercial-sedentaire-alimentaire', version: '1.0.0' },
      blocIds: ['BC1', 'BC2'],
      accessWay: isWhole ? 'CANDIDAT_LIBRE' : null,
      vaeWay: null,
      initiative: null,
      enrolledOn: '2026-09-01',
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      cpfFile: '',
    },
  };
}

/** Declares that the candidate holds those blocs, and no others. */
export async function hold(panel: Panel, enrolmentId: string, blocIds: readonly string[]): Promise<void> {
  const held = blocIds.map((blocId) => ({
    blocId,
    source: 'declared' as const,
    reference: 'Attestation fictive',
    heldOn: '2024-06-18',
    validUntil: null,
  }));
  await done(panel.handlers.candidates.declareHeld({ enrolmentId, held }));
}

async function enrolAll(panel: Panel): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const index of sessionSample().candidates.keys()) {
    const { enrolments } = await done(panel.handlers.candidates.save(personOfSample(index)));
    const enrolmentId = enrolments[0]?.id ?? '';
    if (index === 0) await hold(panel, enrolmentId, ['BC3']);
    ids.push(enrolmentId);
  }
  return ids;
}

/** Archives minutes of that content as their own area would, with the rulings that they seal. */
export function archiveMinutes(panel: Panel, sessionId: string, content: SessionContent, id: string): void {
  const { revision } = content;
  const json = canonicalJson({
    schema: 'pupitre.session-minutes-file/1',
    content,
    contentDigest: digestOf(content),
  });
  panel.act(UNTOLD, ({ now, repos }) => {
    const run = (sql: string, ...values: readonly (string | number | Uint8Array | null)[]) => {
      panel.db.prepare(sql).run(...values);
    };
    const at = now.wall;
    run(
      'INSERT INTO session_lock VALUES (?, ?, ?, ?, ?)',
      sessionId,
      revision,
      canonicalJson(content),
      digestOf(content),
      at,
    );
    const digest = sha256Hex(Buffer.from(json));
    const row = [
      id,
      sessionId,
      'minutes',
      content.number,
      revision,
      content.status,
      content.session.date,
    ] as const;
    const rest = ['Session', 'CQP', '[]', '[]', digest, digest, digestOf(content), at] as const;
    run('INSERT INTO session_minutes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...row, ...rest);
    run('INSERT INTO session_minutes_file VALUES (?, ?, ?)', id, new Uint8Array([1]), json);
    for (const { enrolmentId, rows } of content.candidates) {
      for (const { blocId, calculation, evidence, ruling } of rows) {
        if (ruling === null) continue;
        const rulingId = `${id} ${enrolmentId} ${blocId}`;
        repos.rulings.append({
          ...ruling,
          id: rulingId,
          sessionId,
          enrolmentId,
          blocId,
          grounds: { calculation, evidence },
          dissents: [],
          decidedBy: [{ kind: 'administrator', id: 'administrator-1', name: 'Maud Fictive' }],
          decidedAt: at,
        });
        run('INSERT INTO session_minutes_ruling VALUES (?, ?)', id, rulingId);
      }
    }
    return DONE;
  });
}

export function digestOf(content: SessionContent): string {
  return sha256Hex(Buffer.from(canonicalJson(content)));
}

/** The sample as a session that was sealed here; its session is of the CQP. */
export async function sealedDay(status: SessionContent['status'] = 'decision'): Promise<SealedDay> {
  const panel = openPanel();
  const { id: sessionId } = await newSession(panel);
  const enrolmentIds = await enrolAll(panel);
  const content = dayContent(enrolmentIds, status);
  archiveMinutes(panel, sessionId, content, 'pvs-1');
  return { panel, sessionId, minutesId: 'pvs-1', content, enrolmentIds };
}

/** Minutes that say of the first candidate what the day's said, but for `change`, in the place of minutes of that number and digest. */
export function archiveAgain(
  { content, panel, sessionId }: SealedDay,
  revision: number,
  supersedes: readonly { readonly number: string; readonly digest: string }[],
  change: Partial<SessionContent['candidates'][number]> & { readonly ruling?: Partial<SessionRuling> } = {},
): { readonly minutesId: string; readonly number: string; readonly digest: string } {
  const { ruling = {}, ...of } = change;
  const [first] = content.candidates;
  if (first === undefined) throw new Error('no candidate');
  const rows = first.rows.map((row) => ({
    ...row,
    ruling: row.ruling === null ? null : { ...row.ruling, supersedes: [...supersedes], ...ruling },
  }));
  const number = `PVS-2026-K7Q4-010${String(revision)}`;
  const again = { ...content, number, revision, candidates: [{ ...first, ...of, rows }] };
  const minutesId = `pvs-${String(revision)}`;
  archiveMinutes(panel, sessionId, again, minutesId);
  return { minutesId, number, digest: digestOf(again) };
}

/** A second file of the first candidate, whole as the first; the enrolment. */
export async function typedTwice(
  panel: Panel,
): Promise<{ readonly personId: string; readonly enrolmentId: string }> {
  const file = await done(panel.handlers.candidates.save(personOfSample(0)));
  const enrolmentId = file.enrolments[0]?.id ?? '';
  await hold(panel, enrolmentId, ['BC3']);
  return { personId: file.id, enrolmentId };
}

/** Says that a second file is the first candidate's. */
export async function merged(
  { enrolmentIds, panel }: SealedDay,
  mergedId: string,
  confirmation: { readonly administratorId: string; readonly pin: string },
): Promise<void> {
  const owner = panel.db.prepare<[string], string>('SELECT person_id FROM enrolment WHERE id = ?').pluck();
  const keptId = owner.get(enrolmentIds[0] ?? '') ?? '';
  await done(panel.handlers.candidates.merge({ keptId, mergedId, reason: 'Saisie deux fois', confirmation }));
}
