/** Delivered papers as rows of a declaration: what is to be declared, by when, and what is wrong with it. */
import { validUntil } from '../../../domain/issuing/validity.ts';
import { faultsOfCertification, faultsOfRow } from '../../../domain/reporting/declaration-check.ts';
import type { DeclarationFault } from '../../../domain/reporting/declaration-check.ts';
import type { DeclaredCertification, DeclaredRow } from '../../../domain/reporting/declaration.types.ts';
import { declaredCertification, declaredMention } from '../../../domain/reporting/declared-terms.ts';
import { daysLeft, declarationDeadline } from '../../../domain/reporting/deadline.ts';
import { mendHint } from '../../../domain/reporting/returned-report.ts';
import type { DeclarableRow, ReportingSettings } from '../../../shared/areas/reporting.ts';
import type { DeclaredState } from '../../db/repos/declaration-lot.repo.ts';
import type { IssuedRecord } from '../../db/repos/issued-document.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { IssuingSources, SealedSession } from '../issuing/index.ts';

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

export interface Calendar {
  readonly dayOf: (at: number) => string;
  /** ISO calendar date. */
  readonly today: string;
}

/** The last day to declare a paper. */
export function deadlineOf({ record }: Delivered, { dayOf }: Calendar): string {
  return declarationDeadline(dayOf(record.issuedAt));
}

/** Reads the minutes that papers were made from, each once. */
export function createDeclarables(sources: IssuingSources, settings: ReportingSettings, calendar: Calendar) {
  const known = new Map<string, SealedSession | null>();

  function minutesOf(id: string | null): SealedSession | null {
    if (id === null) return null;
    const read = known.get(id) ?? sources.minutes(id);
    known.set(id, read);
    return read;
  }

  return {
    /** Null where what it was made from can no longer be read. */
    of: (delivered: Delivered): Declarable | null => {
      const { record, said } = delivered;
      const { blocId, enrolmentId } = record;
      const minutes = minutesOf(record.sessionMinutesId);
      const candidate = minutes?.results.candidates.find((each) => each.enrolmentId === enrolmentId);
      const holder = enrolmentId === null ? null : sources.holder(enrolmentId);
      if (minutes === null || candidate === undefined || holder === null) return null;
      const { results } = minutes;
      const bloc = blocId === null ? null : results.blocs.find(({ id }) => id === blocId);
      const certification = declaredCertification(
        results.certification.references,
        blocId === null ? null : (bloc?.label ?? blocId),
      );
      const row: DeclaredRow = {
        ...holder.enrolment,
        technicalId: record.number,
        isByScore: false,
        examFrom: results.session.date,
        examTo: results.session.date,
        examMode: settings.examMode,
        examPostalCode: settings.examPostalCode,
        validFrom: results.session.date,
        validUntil: validUntil(results.session.date, bloc?.validityYears ?? null),
        languageLevel: null,
        hasDigitalLevel: false,
        score: '',
        mention: blocId === null ? declaredMention(candidate.whole.mention) : null,
        holder: holder.person,
      };
      const concerned = candidate.rows.filter(
        (each) => each.state === 'decided' && (blocId === null || each.blocId === blocId),
      );
      const isCurrent =
        concerned.every((each) => sources.isCurrent(minutes, candidate, each.blocId)) &&
        (blocId !== null || sources.isObtained(minutes, candidate));
      const faults = [...faultsOfCertification(certification), ...faultsOfRow(row, calendar.today)];
      const deadline = deadlineOf(delivered, calendar);
      const view: DeclarableRow = {
        documentId: record.id,
        number: record.number,
        holder: record.holder,
        enrolmentId: candidate.enrolmentId,
        personId: holder.personId,
        certification: results.certification.title,
        code: certification.code,
        deliveredOn: calendar.dayOf(record.issuedAt),
        deadline,
        daysLeft: daysLeft(deadline, calendar.today),
        state: stateOf(said, isCurrent, faults),
        faults: isWaiting(delivered) ? faults : [],
        reason: said?.reason ?? '',
        hint: mendHint(said?.reason ?? ''),
      };
      return { record, said, certification, row, view };
    },
  };
}

function stateOf(
  said: DeclaredState | null,
  isCurrent: boolean,
  faults: readonly DeclarationFault[],
): DeclarableRow['state'] {
  if (said !== null && said.verdict !== 'refused') return said.verdict ?? 'declared';
  if (!isCurrent) return 'withdrawn';
  if (faults.length > 0) return 'faulty';
  return said === null ? 'ready' : 'refused';
}
