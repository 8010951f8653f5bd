/** Makes papers and keeps those that are issued: one after the other, since each has the number that follows the last. */
import { issuedNumber } from '../../../domain/issuing/issued-number.ts';
import type { IssuedKind } from '../../../domain/issuing/issuing.types.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { IssuedRecord } from '../../db/repos/issued-document.repo.ts';
import type { PaperData } from '../../documents/issuing/paper.types.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { InstallationNumbers } from '../../kernel/installation.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { createSerialQueue } from '../signing/index.ts';
import type { PaperSeal } from '../signing/index.ts';

type DistributiveOmit<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;

/** A paper without what is only known when it is issued. */
export type UnissuedPaper = DistributiveOmit<
  PaperData,
  'issuedAt' | 'timeZone' | 'appVersion' | 'number' | 'isPreview' | 'isToBeSealed'
>;

/** Where a paper is kept. */
export type PaperPlace = Pick<
  IssuedRecord,
  'kind' | 'sessionMinutesId' | 'enrolmentId' | 'blocId' | 'holder' | 'contentDigest' | 'duplicateOf'
>;

export interface PaperOrder {
  readonly place: PaperPlace;
  readonly paper: UnissuedPaper;
  /** Asked again where it is written: what was allowed may no longer be. */
  readonly refusal: (acting: Acting) => Refusal | null;
}

export interface PaperMaker {
  /** Worth nothing, and not kept. */
  preview(paper: UnissuedPaper): Promise<Answer<Uint8Array>>;
  issue(order: PaperOrder): Promise<Answer<IssuedRecord>>;
}

const REASON: Readonly<Record<IssuedKind, string>> = {
  notification: 'Scellement d’une notification de résultats',
  attestation: 'Scellement d’une attestation',
  certificate: 'Scellement d’un certificat',
  extract: 'Scellement d’un extrait de données',
  'results-table': 'Scellement d’un tableau de résultats',
};

export function createPaperMaker(
  deps: Deps,
  sealPaper: PaperSeal,
  installation: InstallationNumbers,
): PaperMaker {
  const queue = createSerialQueue();
  const { timeZone, appVersion } = deps;

  async function drawn(data: PaperData): Promise<Answer<Uint8Array>> {
    try {
      return granted(await deps.documents.paper(data));
    } catch (error) {
      deps.logFailure('issuing.paper', error);
      return refuse('document-failed');
    }
  }

  /** A seal that cannot be used never keeps a paper back: it then has no place for one. */
  async function sealed(data: PaperData): Promise<Answer<{ pdf: Uint8Array; isSealed: boolean }>> {
    const pdf = await drawn(data);
    if (!pdf.ok) return pdf;
    const answer = await sealPaper(pdf.value, { reason: `${REASON[data.kind]} n° ${data.number}`, timeZone });
    if (answer.ok) return granted({ pdf: answer.value, isSealed: true });
    const plain = await drawn({ ...data, isToBeSealed: false });
    return plain.ok ? granted({ pdf: plain.value, isSealed: false }) : plain;
  }

  async function issueNext({ paper, place, refusal }: PaperOrder): Promise<Answer<IssuedRecord>> {
    const issuedAt = deps.clock.read().wall;
    const year = yearIn(timeZone, issuedAt);
    const { code } = installation;
    const sequence = deps.repos.issued.lastSequence(place.kind, year, code) + 1;
    const number = issuedNumber(place.kind, { year, code, sequence });
    const data: PaperData = {
      ...paper,
      issuedAt,
      timeZone,
      appVersion,
      number,
      isPreview: false,
      isToBeSealed: true,
    };
    const made = await sealed(data);
    if (!made.ok) return made;
    const { isSealed, pdf } = made.value;
    const record: IssuedRecord = {
      ...place,
      id: deps.newId(),
      year,
      code,
      sequence,
      number,
      sha256: sha256Hex(pdf),
      isSealed,
      issuedAt,
    };
    const kept = deps.act(['issuing', 'reporting'], (acting) => {
      const late = refusal(acting);
      if (late !== null) return late;
      acting.repos.issued.insert(record, pdf);
      return granted(record);
    });
    if (kept.ok) installation.keepHead();
    return kept;
  }

  return {
    preview: (paper) =>
      drawn({
        ...paper,
        issuedAt: deps.clock.read().wall,
        timeZone,
        appVersion,
        number: '',
        isPreview: true,
        isToBeSealed: false,
      }),
    issue: (order) => queue.run(() => issueNext(order)),
  };
}

function yearIn(timeZone: string, at: number): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', calendar: 'gregory' }).format(at));
}
