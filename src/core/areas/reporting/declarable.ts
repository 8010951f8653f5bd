/** Delivered papers as rows of a declaration: what is to be declared, by when, and what is wrong with it. */
import { validUntil } from '../../../domain/issuing/validity.ts';
import type { ResultCandidate } from '../../../domain/issuing/issuing.types.ts';
import { faultsOfCertification, faultsOfRow } from '../../../domain/reporting/declaration-check.ts';
import { placeAmong } from '../../../domain/reporting/declared-once.ts';
import { differsFromDeclared } from '../../../domain/reporting/declared-differences.ts';
import type { DeclaredCertification, DeclaredRow } from '../../../domain/reporting/declaration.types.ts';
import { declaredCertification, declaredMention } from '../../../domain/reporting/declared-terms.ts';
import { daysLeft, declarationDeadline } from '../../../domain/reporting/deadline.ts';
import { mendHint } from '../../../domain/reporting/returned-report.ts';
import type { DeclarableRow, ReportingSettings } from '../../../shared/areas/reporting.ts';
import type { DeclaredState } from '../../db/repos/declaration-lot.repo.ts';
import type { IssuedRecord } from '../../db/repos/issued-document.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Holder, IssuingSources, SealedSession } from '../issuing/index.ts';

/** A delivered paper, and what was last said of it. */
export interface Delivered {
  readonly record: IssuedRecord;
  readonly said: DeclaredState | null;
}

/** What a delivered paper declares. */
export interface Declarable extends Delivered {
  readonly certification: DeclaredCertification;
  readonly row: DeclaredRow;
  readonly view: DeclarableRow;
}

/** Delivered papers that are declared: certificates and, where the certifier declares them, blocs. The oldest first. */
export function deliveredPapers(
  { issued, lots }: Pick<Repos, 'issued' | 'lots'>,
  { declaresBlocs }: ReportingSettings,
): readonly Delivered[] {
  const records = [
    ...issued.originals('certificate'),
    ...(declaresBlocs ? issued.originals('attestation') : []),
  ];
  return records
    .sort((a, b) => a.issuedAt - b.issuedAt || (a.number < b.number ? -1 : 1))
    .map((record) => ({ record, said: lots.ofDocument(record.id) }));
}

/** Whether it still has to be declared: never was, or was refused. */
export function isWaiting({ said }: Delivered): boolean {
  return said === null || said.verdict === 'refused';
}

/** Whether nothing of a paper waits to be declared, though it was not: what it states was taken away, or another one carries it. */
export function isDoneWith({ state }: Pick<DeclarableRow, 'state'>): boolean {
  return state === 'withdrawn' || state === 'known';
}

/**
 * Enrolments on which what was declared may no longer be so, or be so twice: those with a revocation, with minutes from elsewhere, or
 * of someone who stood here twice.
 */
export function questionedIds({
  enrolments,
  foreign,
  merges,
  rulings,
}: Pick<Repos, 'enrolments' | 'foreign' | 'merges' | 'rulings'>): ReadonlySet<string> {
  const persons = [...merges.standing()].flat();
  const merged = persons.flatMap((id) => enrolments.ofPerson(id).map((each) => each.id));
  return new Set([...rulings.revokedEnrolmentIds(), ...foreign.enrolmentIds(), ...merged]);
}

export interface Calendar {
  readonly dayOf: (at: number) => string;
  /** ISO calendar date. */
  readonly today: string;
}

/** The last day to declare a paper. */
export function deadlineOf({ record }: Delivered, { dayOf }: Calendar): string {
  return declarationDeadline(dayOf(record.issuedAt));
}

/** What a delivered paper states, as the minutes that it was made from do. */
interface Stated {
  readonly minutes: SealedSession;
  readonly candidate: ResultCandidate;
  readonly holder: Holder;
  /** Whether that is what stands today. */
  readonly isCurrent: boolean;
}

/** Reads the minutes that papers were made from, each once. */
export function createDeclarables(
  sources: IssuingSources,
  { issued, lots }: Pick<Repos, 'issued' | 'lots'>,
  settings: ReportingSettings,
  calendar: Calendar,
) {
  const known = new Map<string, SealedSession | null>();
  const stating = new Map<string, Stated | null>();
  const xmls = new Map<string, string>();

  function minutesOf(id: string | null): SealedSession | null {
    if (id === null) return null;
    const read = known.get(id) ?? sources.minutes(id);
    known.set(id, read);
    return read;
  }

  function xmlOf(lotId: string): string {
    const read = xmls.get(lotId) ?? new TextDecoder().decode(lots.xml(lotId)?.xml);
    xmls.set(lotId, read);
    return read;
  }

  function statedBy(record: IssuedRecord): Stated | null {
    const read = stating.get(record.id);
    if (read !== undefined) return read;
    const stated = readStated(record);
    stating.set(record.id, stated);
    return stated;
  }

  function readStated({ blocId, enrolmentId, sessionMinutesId }: IssuedRecord): Stated | null {
    const minutes = minutesOf(sessionMinutesId);
    const candidate = minutes?.results.candidates.find((each) => each.enrolmentId === enrolmentId);
    const holder = enrolmentId === null ? null : sources.holder(enrolmentId);
    if (minutes === null || candidate === undefined || holder === null) return null;
    const concerned = candidate.rows.filter(
      (each) => each.state === 'decided' && (blocId === null || each.blocId === blocId),
    );
    const isCurrent =
      concerned.every((each) => sources.isCurrent(minutes, candidate, each.blocId)) &&
      (blocId !== null || sources.isObtained(minutes, candidate));
    return { minutes, candidate, holder, isCurrent };
  }

  /** Papers of the same result of the same person, the first issued first. */
  function ofSameResult({ blocId, enrolmentId, kind }: IssuedRecord) {
    const records = enrolmentId === null ? [] : issued.originalsOf(sources.ofSamePerson(enrolmentId), kind);
    return records
      .filter((each) => each.blocId === blocId)
      .map((record) => ({
        id: record.id,
        number: record.number,
        isCurrent: statedBy(record)?.isCurrent === true,
        said: lots.ofDocument(record.id),
      }));
  }

  function rowOf({ record }: Delivered, { candidate, holder, minutes }: Stated): DeclaredRow {
    const { date } = minutes.results.session;
    const bloc = minutes.results.blocs.find(({ id }) => id === record.blocId);
    return {
      ...holder.enrolment,
      technicalId: record.number,
      isByScore: false,
      examFrom: date,
      examTo: date,
      examMode: settings.examMode,
      examPostalCode: settings.examPostalCode,
      validFrom: date,
      validUntil: validUntil(date, bloc?.validityYears ?? null),
      languageLevel: null,
      hasDigitalLevel: false,
      score: '',
      mention: record.blocId === null ? declaredMention(candidate.whole.mention) : null,
      holder: holder.person,
    };
  }

  return {
    /** Null where what it was made from can no longer be read. */
    of: (delivered: Delivered): Declarable | null => {
      const { record, said } = delivered;
      const stated = statedBy(record);
      if (stated === null) return null;
      const { candidate, holder, minutes } = stated;
      const { blocs, certification: of } = minutes.results;
      const label = blocs.find(({ id }) => id === record.blocId)?.label ?? record.blocId;
      const certification = declaredCertification(of.references, label);
      const row = rowOf(delivered, stated);
      const faults = [...faultsOfCertification(certification), ...faultsOfRow(row, calendar.today)];
      const deadline = deadlineOf(delivered, calendar);
      const papers = ofSameResult(record);
      const paper = papers.find(({ id }) => id === record.id);
      if (paper === undefined) return null;
      const { declared, knownAs, state } = placeAmong(papers, paper);
      const view: DeclarableRow = {
        documentId: record.id,
        number: record.number,
        holder: record.holder,
        enrolmentId: candidate.enrolmentId,
        personId: holder.personId,
        certification: of.title,
        code: certification.code,
        deliveredOn: calendar.dayOf(record.issuedAt),
        deadline,
        daysLeft: daysLeft(deadline, calendar.today),
        state: state ?? (faults.length > 0 ? 'faulty' : said === null ? 'ready' : 'refused'),
        knownAs,
        differs:
          declared === null || !stated.isCurrent || state === 'to-remove'
            ? []
            : differsFromDeclared(xmlOf(declared.lotId), declared.technicalId, row),
        faults: state === null ? faults : [],
        reason: said?.reason ?? '',
        hint: mendHint(said?.reason ?? ''),
      };
      return { record, said, certification, row, view };
    },
  };
}
