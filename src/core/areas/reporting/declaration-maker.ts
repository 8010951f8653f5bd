/** Makes a declaration: a named person answers for it, and nothing is kept that the schema refuses. */
import type { z } from 'zod';
import { faultsOfDeclarant } from '../../../domain/reporting/declaration-check.ts';
import { declarationXml } from '../../../domain/reporting/declaration-xml.ts';
import type { Declaration } from '../../../domain/reporting/declaration.types.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { declareInput, LotView } from '../../../shared/areas/reporting.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { confirmActor } from '../../kernel/named-actor.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import { templateOf } from '../issuing/index.ts';
import { createDeclarables, deliveredPapers, isDoneWith, isWaiting } from './declarable.ts';
import type { Calendar, Declarable } from './declarable.ts';
import { readSettings } from './reporting-settings.ts';
import { lotView } from './lot-view.ts';
import type { ReportingParts } from './reporting.types.ts';

const MINUTE_MS = 60_000;
const DIGITS = 4;
/** Words of the schema that a refusal quotes. */
const MOST_QUOTED = 5;

export function createDeclarationMaker(
  { deps, installation, sources }: ReportingParts,
  calendar: () => Calendar,
) {
  /** What is to be declared of what was asked for; all that waits when nothing was named. */
  function chosen(documentIds: readonly string[] | undefined): Answer<readonly Declarable[]> {
    const settings = readSettings(deps.repos);
    const declarables = createDeclarables(sources, deps.repos, settings, calendar());
    const waiting = deliveredPapers(deps.repos, settings).filter(isWaiting);
    const wanted =
      documentIds === undefined ? waiting : waiting.filter(({ record }) => documentIds.includes(record.id));
    const due = wanted.flatMap((each) => declarables.of(each) ?? []).filter(({ view }) => !isDoneWith(view));
    const ready = due.filter(({ view }) => view.state !== 'faulty');
    if (documentIds !== undefined && ready.length < new Set(documentIds).size)
      return refuse('declaration-faulty');
    return ready.length === 0
      ? refuse(due.length === 0 ? 'declaration-empty' : 'declaration-faulty')
      : granted(ready);
  }

  function declarationOf(ready: readonly Declarable[], at: number, fluxId: string): Declaration {
    const codes = new Map(ready.map(({ certification }) => [certification.code, certification]));
    return {
      fluxId,
      at,
      offsetMinutes: offsetIn(deps.timeZone, at),
      declarant: readSettings(deps.repos),
      parts: [...codes.values()].map((certification) => ({
        certification,
        rows: ready.filter((each) => each.certification.code === certification.code).map(({ row }) => row),
      })),
    };
  }

  function nextFluxId(today: string): string {
    const rank = String(deps.repos.lots.count() + 1).padStart(DIGITS, '0');
    return `LOT-${today.slice(0, 4)}-${installation.code}-${rank}`;
  }

  return {
    make: async ({ actor, documentIds }: z.output<typeof declareInput>): Promise<Answer<LotView>> => {
      if (!templateOf(deps, deps.repos, '').isMandated) return refuse('not-mandated');
      const declarantFaults = faultsOfDeclarant(readSettings(deps.repos));
      if (declarantFaults.length > 0) return refuse('declaration-faulty', { faults: declarantFaults });
      const schema = deps.repos.issued.file('schema');
      if (schema === null) return refuse('schema-missing');
      const ready = chosen(documentIds);
      if (!ready.ok) return ready;
      const confirmed = await confirmActor(deps, actor);
      if (!confirmed.ok) return confirmed;
      const at = deps.clock.read().wall;
      const fluxId = nextFluxId(calendar().today);
      const xml = new TextEncoder().encode(declarationXml(declarationOf(ready.value, at, fluxId)));
      const verdict = await deps.documents.checkXml(xml, schema.bytes);
      if (verdict.kind === 'schema-unusable') return refuse('schema-unusable', { reason: verdict.reason });
      if (verdict.kind === 'faults') {
        const quoted = verdict.faults.slice(0, MOST_QUOTED).map(({ message }) => message);
        return refuse('declaration-unfit', { count: verdict.count, quoted });
      }
      return deps.act('reporting', ({ now, repos }) => {
        if (!confirmed.value.stillHolds()) return refuse('pin-wrong');
        // Another window may have declared the same meanwhile, by this paper or by another of the same result.
        const declarables = createDeclarables(sources, repos, readSettings(repos), calendar());
        const isUnchanged = ready.value.every(({ record, said, view }) => {
          const current = repos.lots.ofDocument(record.id);
          if (current?.lotId !== said?.lotId || current?.verdict !== said?.verdict) return false;
          return declarables.of({ record, said: current })?.view.state === view.state;
        });
        if (!isUnchanged || nextFluxId(calendar().today) !== fluxId) return refuse('declaration-empty');
        const lot = {
          id: deps.newId(),
          fluxId,
          sha256: sha256Hex(xml),
          schemaSha256: schema.sha256,
          madeBy: confirmed.value.actor,
          madeAt: now.wall,
        };
        const rows = ready.value.map(({ record, row }) => ({
          technicalId: row.technicalId,
          documentId: record.id,
        }));
        repos.lots.insert(lot, xml, rows);
        return granted(lotView({ ...lot, rowCount: rows.length }));
      });
    },
  };
}

/** How far a zone is ahead of UTC at that instant, in whole minutes. */
function offsetIn(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return Math.round((local - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
}
