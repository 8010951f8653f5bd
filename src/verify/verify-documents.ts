/** Checks minutes without the application that made them, from the files alone: nothing is read, sent or stored. */
import { annexSection, type GivenDocument } from './annex-section.ts';
import { amongDocuments, type Neighbour } from './among-documents.ts';
import type { Redrawing } from '../drawing/redrawing.ts';
import { checkDocument } from './check-document.ts';
import { type DocumentInput, type Given, sortInputs, type VerifyInput } from './inputs.ts';
import type { CheckedDocument } from './read-document.ts';
import { type Citable, correctedFindings, rectificationSection } from './rectification-section.ts';
import {
  type Companion,
  type DocumentReport,
  gravest,
  type Report,
  type Section,
  type Verdict,
  verdictOf,
} from './report.ts';

type Checked = CheckedDocument & { readonly name: string };

export interface VerifyOptions {
  /** Draws pages again from their data, as the application does. */
  readonly redrawing: Redrawing;
  /** When the check is made, epoch ms: now, unless told. */
  readonly now?: number;
  /** Told before each document. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  /** Documents checked so far. */
  readonly done: number;
  readonly count: number;
  /** Name of the file that is checked next. */
  readonly name: string;
}

/**
 * Checks every PDF among the files. The others are what they are checked against, recognised by their content: authority
 * certificates, revocation lists, proof files, exported heads of the chain, exported JSON.
 */
export async function verifyDocuments(
  inputs: readonly VerifyInput[],
  { now = Date.now(), onProgress = () => undefined, redrawing }: VerifyOptions,
): Promise<Report> {
  const { companions, documents, given: sorted } = await sortInputs(inputs, now);
  const given: Given = { ...sorted, redrawing };
  const checked: Checked[] = [];
  for (const [index, input] of documents.entries()) {
    onProgress({ done: index, count: documents.length, name: input.name });
    checked.push({ name: input.name, ...(await checkDocument(input, given)) });
  }
  await checkStampsAgain(documents, checked, given);
  const reports = reportsOf(checked);
  return {
    verdict: gravest(reports.map(({ verdict }) => verdict)),
    documents: reports,
    companions: companions.map((companion) => withUse(companion, given, checked)),
  };
}

/**
 * A root given for the seal of one document is no authority of timestamps that another document would lack: that can be
 * told once all have been read.
 */
async function checkStampsAgain(
  documents: readonly DocumentInput[],
  checked: Checked[],
  given: Given,
): Promise<void> {
  const servedElsewhere = new Set(checked.flatMap(({ restsOn }) => restsOn.map(({ sha256 }) => sha256)));
  for (const [index, document] of checked.entries()) {
    const isDoubted = document.sections.some(({ findings }) =>
      findings.some(({ code }) => code === 'timestamp-other'),
    );
    const input = documents[index];
    if (!isDoubted || input === undefined) continue;
    checked[index] = { name: input.name, ...(await checkDocument(input, { ...given, servedElsewhere })) };
  }
}

function reportsOf(checked: readonly Checked[]): DocumentReport[] {
  const all = checked.map((document): Neighbour => ({
    ...document,
    verdict: verdictFor(document, document.sections),
  }));
  const citables = all.flatMap(({ citable, verdict }): GivenDocument[] =>
    citable === null ? [] : [{ ...citable, verdict }],
  );
  return all.map((document) =>
    reportOf({ ...document, sections: amongDocuments(document, all) }, all, citables),
  );
}

function reportOf(
  document: Checked,
  all: readonly Checked[],
  citables: readonly GivenDocument[],
): DocumentReport {
  const { authoritySha256, name, number, timeZone } = document;
  const sections = withAnnex(document.content, withRectification(document, all), citables);
  return {
    name,
    verdict: verdictFor(document, sections),
    number,
    timeZone: timeZone ?? 'UTC',
    authoritySha256,
    sections,
  };
}

/** A file in which nothing could be checked is no altered document, unless something in it is wrong. */
function verdictFor({ isCheckable }: Checked, sections: readonly Section[]): Verdict {
  const verdict = verdictOf(sections.flatMap(({ findings }) => findings));
  return verdict !== 'altered' && !isCheckable ? 'not-checkable' : verdict;
}

function withRectification(
  { authoritySha256, content, sections }: Checked,
  all: readonly Checked[],
): readonly Section[] {
  if (content === null) return sections;
  const others = all.flatMap((other) =>
    other.citable === null ? [] : [{ ...other.citable, rectifies: rectifiedBy(other) }],
  );
  const own = rectificationSection(content, others satisfies readonly Citable[], authoritySha256);
  const corrected = correctedFindings({ number: content.number, authoritySha256 }, others);
  const added: Section[] = [
    ...(own === null ? [] : [own]),
    ...(corrected.length === 0 ? [] : [{ id: 'rectified', values: {}, findings: corrected } as const]),
  ];
  return [...sections.slice(0, -1), ...added, ...sections.slice(-1)];
}

/** What it cites stands before the general notes. */
function withAnnex(
  content: Checked['content'],
  sections: readonly Section[],
  citables: readonly GivenDocument[],
): readonly Section[] {
  const annex = content === null ? null : annexSection(content, citables);
  return annex === null ? sections : [...sections.slice(0, -1), annex, ...sections.slice(-1)];
}

function rectifiedBy({ content }: Checked): string | null {
  return content?.rectification?.number ?? null;
}

/** A proof of minutes that were not given proves nothing here, and the reader should know. */
function withUse(companion: Companion, { proofs }: Given, checked: readonly Checked[]): Companion {
  const own = proofs.find(({ name }) => name === companion.name);
  if (companion.kind !== 'proof' || own === undefined) return companion;
  const isUsed = checked.some(({ content }) => content?.number === own.proof.number);
  return isUsed ? companion : { ...companion, kind: 'proof-unused' };
}
