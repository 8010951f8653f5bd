/** The register: its check, the witness that someone outside keeps, and the comparison with one. */
import { readWitnessText } from '../../../domain/minutes/register-witness.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_TOUCHED } from '../../../shared/areas/ledger.ts';
import type { ChainView, WitnessComparison } from '../../../shared/areas/ledger.ts';
import type { ExportReport } from '../../../shared/view-parts.ts';
import { CHAIN_ORIGIN, chainDigestAt, chainHead } from '../../db/chain.ts';
import type { Deps } from '../../kernel/deps.ts';
import { exportReport, ExportError, writeExport } from '../../kernel/export-files.ts';
import type { RegisterCheck } from './register-check.ts';

const TITLE = 'Pupitre tete de chaine';
const PAPER = 'Temoin du registre';

type Handlers = Pick<AreaHandlers<'archive'>, 'chain' | 'exportChainHead' | 'compareWitness'>;

/** The part of the archive that speaks of all records together. */
export function createRegisterUsecases(
  deps: Deps,
  organisation: () => string,
  check: RegisterCheck,
): Handlers {
  /** The text, and the same on paper: title, instant, number of records, digest. */
  async function witnessFiles() {
    const { seq, digest } = chainHead(deps.db);
    const at = deps.clock.read().wall;
    const instant = new Date(at).toISOString();
    const text = `${TITLE}\n${instant}\n${String(seq)}\n${digest}\n`;
    const { appVersion, timeZone } = deps;
    const pdf = await deps.documents.witness({
      text,
      at,
      seq,
      digest,
      timeZone,
      organisation: organisation(),
      appVersion,
    });
    const day = instant.slice(0, 10);
    return [
      { name: `${TITLE} ${day}.txt`, bytes: Buffer.from(text) },
      { name: `${PAPER} ${day}.pdf`, bytes: pdf },
    ];
  }

  return {
    chain: async (): Promise<Answer<ChainView>> => {
      const { checkedAt, faultCount, faults, touched } = await check.run();
      const at = checkedAt ?? deps.clock.read().wall;
      return {
        ok: true,
        value: {
          ...chainHead(deps.db),
          checkedAt: at,
          faultCount,
          faults,
          touched: touched.slice(0, MOST_TOUCHED),
          touchedCount: touched.length,
        },
      };
    },

    exportChainHead: async (): Promise<Answer<ExportReport>> => {
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      check.soon();
      try {
        const names: string[] = [];
        for (const file of await witnessFiles()) names.push(await writeExport(folder, file));
        return { ok: true, value: exportReport(folder, names) };
      } catch (error) {
        deps.logFailure('archive.exportChainHead', error);
        if (error instanceof ExportError) {
          return { ok: false, code: error.code, details: { path: error.path } };
        }
        return { ok: false, code: 'document-failed' };
      }
    },

    compareWitness: async ({ text }): Promise<Answer<WitnessComparison>> => {
      const witness = readWitnessText(text);
      if (witness === null) return { ok: false, code: 'witness-unreadable' };
      const { faultCount } = await check.run();
      const head = chainHead(deps.db);
      const there = witness.seq === 0 ? CHAIN_ORIGIN : chainDigestAt(deps.db, witness.seq);
      const isSame = there === witness.digest;
      return {
        ok: true,
        value: {
          ...witness,
          verdict: witness.seq > head.seq ? 'beyond' : isSame ? 'same' : 'other',
          headSeq: head.seq,
          isChainWhole: faultCount === 0,
          checkedAt: deps.clock.read().wall,
        },
      };
    },
  };
}
