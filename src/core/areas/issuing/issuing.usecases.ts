import { MAX_LOGO_BYTES } from '../../../domain/file-limits.ts';
import type { ResultCandidate } from '../../../domain/issuing/issuing.types.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type { IssuedRecord } from '../../db/repos/issued-document.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { PaperSeal } from '../signing/index.ts';
import type { IssuingSources, SealedSession } from './issuing-sources.ts';
import { readLogo, saveSettings, settingsView, templateOf } from './issuing-settings.ts';
import { createPaperExport } from './paper-export.ts';
import { createPaperMaker } from './paper-maker.ts';
import {
  issuedElsewhere,
  paperOf,
  papersOfCandidate,
  placeOf,
  refusalOf,
  viewOf,
  type PaperContext,
  type WantedPaper,
} from './papers.ts';

export interface IssuingParts {
  readonly deps: Deps;
  readonly sources: IssuingSources;
  readonly sealPaper: PaperSeal;
  readonly installation: InstallationNumbers;
}

/** What a paper is asked for by. */
interface Asked {
  readonly context: PaperContext;
  readonly candidate: ResultCandidate;
}

/** Papers that leave after a session. */
export function createIssuingUsecases({
  deps,
  installation,
  sealPaper,
  sources,
}: IssuingParts): AreaHandlers<'issuing'> {
  const maker = createPaperMaker(deps, sealPaper, installation);
  const { issued } = deps.repos;

  function contextOf(minutes: SealedSession): PaperContext {
    return { minutes, sources, template: templateOf(deps, deps.repos, minutes.results.session.organisation) };
  }

  function asked(minutesId: string, enrolmentId: string): Answer<Asked> {
    const minutes = sources.minutes(minutesId);
    if (minutes === null) return notFound({ minutesId });
    const candidate = minutes.results.candidates.find((each) => each.enrolmentId === enrolmentId);
    return candidate === undefined
      ? notFound({ enrolmentId })
      : granted({ context: contextOf(minutes), candidate });
  }

  function originalOf(minutesId: string, enrolmentId: string, wanted: WantedPaper): IssuedRecord | null {
    const found = issued
      .ofMinutes(minutesId)
      .find(
        (record) =>
          record.duplicateOf === null &&
          record.enrolmentId === enrolmentId &&
          record.kind === wanted.kind &&
          record.blocId === wanted.blocId,
      );
    return found ?? null;
  }

  /** Issues the original, or a duplicate of it. */
  async function issue(
    { candidate, context }: Asked,
    wanted: WantedPaper,
    original: IssuedRecord | null,
  ): Promise<Answer<IssuedRecord>> {
    const { minutes } = context;
    const refusal = () => {
      const reason = refusalOf(contextOf(minutes), candidate, wanted);
      if (reason !== null) return refuse('paper-not-allowed', { reason });
      const first = original === null ? issuedElsewhere(context, candidate, wanted, issued) : null;
      if (first === null) return null;
      return refuse('paper-not-allowed', { reason: 'issued-already', documentId: first.id });
    };
    const now = refusal();
    if (now !== null) return now;
    const answer = await maker.issue({
      paper: paperOf(context, candidate, wanted, original),
      place: placeOf(minutes, candidate, wanted, original),
      refusal: () => {
        const late = refusal();
        if (late !== null || original !== null) return late;
        // Two windows asked for the same original: the first one stands.
        const first = originalOf(minutes.id, candidate.enrolmentId, wanted);
        return first === null ? null : refuse('paper-not-allowed', { documentId: first.id });
      },
    });
    if (answer.ok || original !== null) return answer;
    const first = originalOf(minutes.id, candidate.enrolmentId, wanted);
    return first === null ? answer : granted(first);
  }

  async function original(found: Asked, wanted: WantedPaper): Promise<Answer<IssuedRecord>> {
    const known = originalOf(found.context.minutes.id, found.candidate.enrolmentId, wanted);
    return known === null ? issue(found, wanted, null) : granted(known);
  }

  /** Why a paper that was issued may no longer be handed out, or null; it is kept and read all the same. */
  function refusalOfIssued(documentId: string) {
    const { blocId = null, enrolmentId = null, kind, sessionMinutesId = null } = issued.get(documentId) ?? {};
    if (sessionMinutesId === null || enrolmentId === null) return null;
    if (kind !== 'attestation' && kind !== 'certificate' && kind !== 'notification') return null;
    const found = asked(sessionMinutesId, enrolmentId);
    return found.ok ? refusalOf(found.value.context, found.value.candidate, { kind, blocId }) : null;
  }

  function bytesOf(documentId: string): Answer<Uint8Array> {
    const pdf = issued.pdf(documentId);
    return pdf === null ? notFound({ documentId }) : granted(pdf);
  }

  const exporting = createPaperExport({ deps, sources, maker, contextOf, original, originalOf });

  return {
    ...exporting,

    settings: () => granted(settingsView(deps.repos)),

    saveSettings: (settings, caller) =>
      deps.act(
        ['issuing', 'reporting'],
        ({ now, repos }) => {
          saveSettings(repos, settings);
          repos.audit.append({
            at: now.wall,
            action: 'paper-settings-changed',
            subjectId: 'issuing',
            details: { ...settings },
          });
          return granted(settingsView(repos));
        },
        { caller },
      ),

    setLogo: async (given, caller) => {
      const logo =
        given === null ? null : given.bytes.byteLength > MAX_LOGO_BYTES ? null : readLogo(given.bytes);
      if (given !== null) {
        if (logo === null) return refuse('logo-unusable');
        // No paper may fail for its logo later: one is drawn with it now.
        const template = { ...templateOf(deps, deps.repos, ''), logo };
        const trial = await maker.preview({
          kind: 'extract',
          template,
          original: null,
          name: '',
          person: [],
          enrolments: [],
          entries: [],
          decisions: [],
          tests: [],
        });
        if (!trial.ok) return refuse('logo-unusable');
      }
      return deps.act(
        'issuing',
        ({ now, repos }) => {
          const file =
            given === null || logo === null
              ? null
              : {
                  name: given.name,
                  format: logo.format,
                  bytes: given.bytes,
                  sha256: sha256Hex(given.bytes),
                  addedAt: now.wall,
                };
          repos.issued.putFile('logo', file, now.wall);
          return granted(settingsView(repos));
        },
        { caller },
      );
    },

    minutes: ({ limit = MOST_ROWS, offset = 0, sessionId }) => {
      const { count, rows } = sources.ofSession(sessionId, { offset, limit });
      return granted({
        count,
        rows: rows.map((minutes) => {
          const { candidates, number, session, status } = minutes.results;
          const records = issued.ofMinutes(minutes.id);
          const context = contextOf(minutes);
          const papers = candidates.flatMap(
            (each) => papersOfCandidate(context, each, issued, records).papers,
          );
          return {
            minutesId: minutes.id,
            number,
            status,
            date: session.date,
            candidateCount: candidates.length,
            waitingCount: papers.filter((paper) => paper.refusal === null && paper.issued === null).length,
          };
        }),
      });
    },

    list: ({ limit = MOST_ROWS, minutesId, offset = 0 }) => {
      const minutes = sources.minutes(minutesId);
      if (minutes === null) return notFound({ minutesId });
      const { candidates } = minutes.results;
      const context = contextOf(minutes);
      const records = issued.ofMinutes(minutesId);
      return granted({
        count: candidates.length,
        rows: candidates
          .slice(offset, offset + limit)
          .map((candidate) => papersOfCandidate(context, candidate, issued, records)),
      });
    },

    preview: async ({ blocId, enrolmentId, kind, minutesId }) => {
      const found = asked(minutesId, enrolmentId);
      if (!found.ok) return found;
      const { candidate, context } = found.value;
      return maker.preview(paperOf(context, candidate, { kind, blocId }, null));
    },

    issue: async ({ blocId, enrolmentId, kind, minutesId }) => {
      const found = asked(minutesId, enrolmentId);
      if (!found.ok) return found;
      const made = await original(found.value, { kind, blocId });
      return made.ok ? granted(viewOf(made.value)) : made;
    },

    duplicate: async ({ documentId }) => {
      const record = issued.get(documentId);
      if (record === null) return notFound({ documentId });
      const { blocId, duplicateOf, enrolmentId, kind, sessionMinutesId } = record;
      if (sessionMinutesId === null || enrolmentId === null || kind === 'extract' || kind === 'results-table')
        return refuse('paper-not-allowed');
      const first = duplicateOf === null ? record : issued.get(duplicateOf);
      const found = asked(sessionMinutesId, enrolmentId);
      if (!found.ok) return found;
      const made = await issue(found.value, { kind, blocId }, first ?? record);
      return made.ok ? granted(viewOf(made.value)) : made;
    },

    pdf: ({ documentId }) => bytesOf(documentId),

    print: async ({ documentId }) => {
      const pdf = bytesOf(documentId);
      if (!pdf.ok) return pdf;
      const reason = refusalOfIssued(documentId);
      if (reason !== null) return refuse('paper-not-allowed', { reason });
      return (await deps.desktop.printPdf(pdf.value)) ? granted(null) : refuse('document-failed');
    },

    extract: async ({ enrolmentId }) => {
      const data = sources.extract(enrolmentId);
      if (data === null) return notFound({ enrolmentId });
      const made = await maker.issue({
        paper: { ...data, kind: 'extract', template: templateOf(deps, deps.repos, ''), original: null },
        place: {
          kind: 'extract',
          sessionMinutesId: null,
          enrolmentId,
          blocId: null,
          holder: data.name,
          contentDigest: '',
          duplicateOf: null,
        },
        refusal: () => null,
      });
      return made.ok ? granted(viewOf(made.value)) : made;
    },
  };
}
