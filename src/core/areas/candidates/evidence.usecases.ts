import { entryFaults } from '../../../domain/candidate/evidence.ts';
import type { EntryPayload } from '../../../domain/candidate/evidence.ts';
import { isCalendarDate } from '../../../domain/candidate/person-checks.ts';
import { findTest } from '../../../domain/certification/certification.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import { answerFile, FILE_TOPICS } from './persons.usecases.ts';

/** Whoever is at the desk: the entry says who assessed, not who typed. */
const DESK = 'desk';

/** Results entered by hand: kept for ever, withdrawn with a reason. */
export function createEvidenceUsecases(
  deps: Deps,
): Pick<AreaHandlers<'candidates'>, 'recordEvidence' | 'withdrawEvidence'> {
  return {
    recordEvidence: ({ enrolmentId, kind, testId, ...entered }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const { now, repos } = acting;
          const enrolment = repos.enrolments.get(enrolmentId);
          if (enrolment === null) return notFound();
          const { id, version } = enrolment.certification;
          const certification = repos.referentiels.get(id, version)?.certification;
          if (certification === undefined || findTest(certification, testId) === undefined) {
            return refusePaths('testId');
          }
          const payload: EntryPayload = {
            ...entered,
            value: exact(entered.value),
            outOf: exact(entered.outOf),
            weight: '',
            fileName: '',
            line: null,
          };
          const isLater = payload.date > localDate(now.wall, deps.timeZone);
          const faults = [
            ...entryFaults(kind, payload),
            ...(isLater || !isCalendarDate(payload.date) ? [{ field: 'date', reason: 'in-the-future' }] : []),
          ];
          if (faults.length > 0) return refuse('evidence-invalid', { faults });
          const entryId = deps.newId();
          repos.evidence.append({
            id: entryId,
            enrolmentId,
            testId,
            kind,
            payload,
            sourceSha256: null,
            recordedBy: DESK,
            recordedAt: now.wall,
          });
          return answerFile(deps, acting, enrolment.personId);
        },
        { caller },
      ),
    withdrawEvidence: ({ entryId, reason }, caller) =>
      deps.act(
        FILE_TOPICS,
        (acting) => {
          const { now, repos } = acting;
          const entry = repos.evidence.get(entryId);
          const enrolment = entry === null ? null : repos.enrolments.get(entry.enrolmentId);
          if (entry === null || enrolment === null) return notFound();
          if (entry.withdrawal !== null) return refuse('evidence-withdrawn');
          repos.evidence.withdraw(entryId, { reason, by: DESK, at: now.wall });
          return answerFile(deps, acting, enrolment.personId);
        },
        { caller },
      ),
  };
}

/** A decimal as the domain writes it: with a point, without spaces; null for nothing typed. */
function exact(typed: string | null): string | null {
  const text = (typed ?? '').replaceAll(/\s/gu, '').replace(',', '.');
  return text === '' ? null : text;
}
