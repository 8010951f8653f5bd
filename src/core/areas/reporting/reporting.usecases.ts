import { MAX_SCHEMA_BYTES } from '../../../domain/file-limits.ts';
import { daysLeft } from '../../../domain/reporting/deadline.ts';
import { mendHint, readReturnedReport } from '../../../domain/reporting/returned-report.ts';
import type { ReturnedRow } from '../../../domain/reporting/returned-report.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { ExportError, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import {
  createDeclarables,
  deadlineOf,
  deliveredPapers,
  isDoneWith,
  isWaiting,
  questionedIds,
} from './declarable.ts';
import type { Calendar, Delivered } from './declarable.ts';
import { createDeclarationMaker } from './declaration-maker.ts';
import { noteRemoved } from './note-removed.ts';
import { lotView } from './lot-view.ts';
import type { ReportingParts } from './reporting.types.ts';
import { keepSettings, readSettings, viewSettings } from './reporting-settings.ts';

/** Within as many days a declaration is said to be due soon. */
const SOON_DAYS = 30;

/** The declaration of results, from what was delivered to what came back. */
export function createReportingUsecases(parts: ReportingParts): AreaHandlers<'reporting'> {
  const { deps, sources } = parts;
  const { issued, lots } = deps.repos;
  const maker = createDeclarationMaker(parts, calendar);

  function calendar(): Calendar {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: deps.timeZone,
      dateStyle: 'short',
      calendar: 'gregory',
    });
    return { dayOf: (at) => format.format(at), today: format.format(deps.clock.read().wall) };
  }

  return {
    settings: () => granted(viewSettings(deps, deps.repos)),

    saveSettings: (settings, caller) =>
      deps.act(
        'reporting',
        ({ now, repos }) => {
          keepSettings(repos, settings);
          repos.audit.append({
            at: now.wall,
            action: 'declaration-settings-changed',
            subjectId: 'reporting',
            details: { ...settings },
          });
          return granted(viewSettings(deps, repos));
        },
        { caller },
      ),

    setSchema: async ({ bytes, name }, caller) => {
      if (bytes.byteLength === 0 || bytes.byteLength > MAX_SCHEMA_BYTES) return refuse('schema-unusable');
      // Whatever is held against it: a schema that cannot be used says so at once.
      const trial = await deps.documents.checkXml(new TextEncoder().encode('<essai/>'), bytes);
      if (trial.kind === 'schema-unusable') return refuse('schema-unusable', { reason: trial.reason });
      return deps.act(
        'reporting',
        ({ now, repos }) => {
          const file = { name, format: 'xsd' as const, bytes, sha256: sha256Hex(bytes), addedAt: now.wall };
          repos.issued.putFile('schema', file, now.wall);
          return granted(viewSettings(deps, repos));
        },
        { caller },
      );
    },

    check: ({ limit = MOST_ROWS, offset = 0 }) => {
      const settings = readSettings(deps.repos);
      const all = deliveredPapers(deps.repos, settings);
      const declarables = createDeclarables(sources, deps.repos, settings, calendar());
      const isToRemove = findsToRemove(declarables);
      const [first, rest] = [all.filter(isToRemove), all.filter((each) => !isToRemove(each))];
      // What is done stands last.
      const order = [
        ...first,
        ...rest.filter(isWaiting),
        ...rest.filter((each) => !isWaiting(each) && each.said?.verdict !== 'accepted'),
        ...rest.filter((each) => each.said?.verdict === 'accepted'),
      ];
      const rows = order.slice(offset, offset + limit).flatMap((each) => declarables.of(each)?.view ?? []);
      return granted({ count: order.length, rows });
    },

    make: (request) => maker.make(request),

    lots: ({ limit = MOST_ROWS, offset = 0 }) =>
      granted({ count: lots.count(), rows: lots.list({ offset, limit }).map(lotView) }),

    lot: ({ lotId }) => {
      const found = lots.xml(lotId);
      return found === null ? notFound({ lotId }) : granted(found.xml);
    },

    exportLot: async ({ lotId }) => {
      const found = lots.xml(lotId);
      if (found === null) return notFound({ lotId });
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return refuse('cancelled');
      try {
        const name = `${safeFileStem(found.fluxId)}.xml`;
        return granted({ folder, file: await writeExport(folder, { name, bytes: found.xml }) });
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        return refuse(error.code, { path: error.path });
      }
    },

    readReturn: async ({ bytes }, caller) => {
      const tree = await deps.documents.readXml(bytes);
      const read = tree === null ? null : readReturnedReport(tree);
      if (read === null) return refuse('report-unreadable');
      const fileSha256 = sha256Hex(bytes);
      const known = read.flatMap((row) => {
        const lotId = lots.lotOf(row.technicalId);
        return lotId === null ? [] : [{ row, lotId }];
      });
      if (known.length === 0) return refuse('report-unreadable', { unknownCount: read.length });
      return deps.act(
        'reporting',
        ({ now, repos }) => {
          for (const { lotId, row } of known) repos.lots.addReturn(lotId, row, fileSha256, now.wall);
          const refused = known.filter(({ row }) => row.verdict === 'refused');
          return granted({
            accepted: known.filter(({ row }) => row.verdict === 'accepted').length,
            unclear: known.filter(({ row }) => row.verdict === 'unclear').length,
            refused: refused.slice(0, MOST_ROWS).map(({ row }) => ({ ...row, ...about(row) })),
            refusedCount: refused.length,
            unknownCount: read.length - known.length,
          });
        },
        { caller },
      );
    },

    noteRemoved: (request) => noteRemoved(parts, calendar, request),

    deadlines: () => {
      const days = calendar();
      const settings = readSettings(deps.repos);
      const declarables = createDeclarables(sources, deps.repos, settings, days);
      // What a later decision took away, or another paper declares, waits for nothing.
      const all = deliveredPapers(deps.repos, settings);
      const waiting = all.filter(isWaiting).filter((each) => {
        const declarable = declarables.of(each);
        return declarable !== null && !isDoneWith(declarable.view);
      });
      const deadlines = waiting.map((each) => deadlineOf(each, days)).sort();
      const left = deadlines.map((deadline) => daysLeft(deadline, days.today));
      return granted({
        overdueCount: left.filter((each) => each < 0).length,
        soonCount: left.filter((each) => each >= 0 && each <= SOON_DAYS).length,
        toRemoveCount: all.filter(findsToRemove(declarables)).length,
        refusedCount: waiting.filter(({ said }) => said?.verdict === 'refused').length,
        next: deadlines[0] ?? null,
      });
    },
  };

  /** Of what was declared, only papers of whom something changed are read. */
  function findsToRemove(declarables: ReturnType<typeof createDeclarables>): (each: Delivered) => boolean {
    const questioned = questionedIds(deps.repos);
    return (each) =>
      !isWaiting(each) &&
      questioned.has(each.record.enrolmentId ?? '') &&
      declarables.of(each)?.view.state === 'to-remove';
  }

  function about({ reason, technicalId }: ReturnedRow) {
    const documentId = lots.documentOf(technicalId);
    const record = documentId === null ? null : issued.get(documentId);
    return { holder: record?.holder ?? '', hint: mendHint(reason) };
  }
}
