/** The parts of the proof file in print. */
import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Proof, Proof2 } from '../../domain/minutes/proof.schema.ts';
import { formatBytes, formatCount, formatIsoDate, type InstantFormat } from '../french-format.ts';
import { facts, head, ruledTable } from '../minutes-layout.ts';
import {
  AUTHENTICATION,
  EXTERNAL_KIND,
  PROOF_COLUMN,
  PROOF_FACT,
  PROOF_SECTION,
  PROOF_TEXT,
  SIGNATURE_KIND,
} from '../proof-wording.ts';

const LABEL_WIDTH = 92;

/** A heading that stays with what follows it. */
export function proofSection(title: string, ...content: Content[]): Content[] {
  return [
    { stack: [{ text: title, style: 'heading', margin: [0, 10, 0, 3] }, ...content], unbreakable: true },
  ];
}

export function documentFacts(proof: Proof2, instants: InstantFormat): Content {
  const { archivedAt, session } = proof;
  return facts(
    [
      [PROOF_FACT.session, `${session.title}, ${formatIsoDate(session.date)}`],
      [PROOF_FACT.archived, moment(archivedAt, instants)],
      [PROOF_FACT.content, digest(proof.contentDigest)],
      [PROOF_FACT.pdf, digest(proof.pdf.sha256, formatBytes(proof.pdf.byteCount))],
      [PROOF_FACT.json, digest(proof.json.sha256)],
    ],
    LABEL_WIDTH,
  );
}

export function signatureTable({ signatures }: Proof, instants: InstantFormat): Content {
  return ruledTable({
    widths: [112, 84, '*', 142],
    head: [
      head(PROOF_COLUMN.signatory),
      head(PROOF_COLUMN.signedAt),
      head(PROOF_COLUMN.means),
      head(PROOF_COLUMN.certificate),
    ],
    rows: signatures.map(({ authentication, capacity, certificate, kind, name, signedAt }): TableCell[] => [
      {
        stack: [
          { text: name, bold: true },
          { text: capacity, style: 'small' },
        ],
      },
      moment(signedAt, instants),
      { stack: [SIGNATURE_KIND[kind], { text: AUTHENTICATION[authentication], style: 'small' }] },
      certificate === null ? PROOF_TEXT.noCertificate : certificateCell(certificate, instants),
    ]),
  });
}

function certificateCell(
  { notAfter, notBefore, sha256 }: NonNullable<Proof['signatures'][number]['certificate']>,
  instants: InstantFormat,
): TableCell {
  return {
    style: 'small',
    stack: [
      `${sha256.slice(0, 12)}…${sha256.slice(-8)}`,
      PROOF_TEXT.validity(instants.date(notBefore), instants.date(notAfter)),
    ],
  };
}

export function externalPart({ external, signatures }: Proof, instants: InstantFormat): Content[] {
  if (external.length === 0) return [];
  const nameOf = (jurorId: string) => signatures.find((one) => one.jurorId === jurorId)?.name ?? jurorId;
  const table = ruledTable({
    widths: ['*', 130, 130],
    head: [head(PROOF_COLUMN.file), head(PROOF_COLUMN.standsFor), head(PROOF_COLUMN.attested)],
    rows: external.map(({ attachedAt, attachedBy, byteCount, jurorIds, kind, name, sha256 }): TableCell[] => [
      {
        stack: [
          `${name} (${EXTERNAL_KIND[kind]}, ${formatBytes(byteCount)})`,
          { text: sha256, style: 'tiny' },
        ],
      },
      jurorIds.map(nameOf).join(', '),
      { stack: [attachedBy, { text: moment(attachedAt, instants), style: 'small' }] },
    ]),
  });
  return proofSection(PROOF_SECTION.external, table);
}

export function sealFacts({ seal, timestamps }: Proof, instants: InstantFormat): Content {
  const sealed: readonly (readonly [string, Content])[] =
    seal === null
      ? [[PROOF_FACT.sealedAt, PROOF_TEXT.noSeal]]
      : [
          [PROOF_FACT.sealedAt, moment(seal.signedAt, instants)],
          [PROOF_FACT.sealer, digest(seal.certificate.sha256, seal.certificate.subject)],
        ];
  const stamped: readonly (readonly [string, Content])[] =
    timestamps.length === 0
      ? [[PROOF_FACT.timestamp, PROOF_TEXT.noTimestamp]]
      : timestamps.flatMap(({ at, authority, policy, serial, tokenSha256 }) => [
          [PROOF_FACT.timestamp, moment(at, instants)] as const,
          [PROOF_FACT.authority, authority] as const,
          [PROOF_FACT.token, digest(tokenSha256, PROOF_TEXT.token(policy, serial))] as const,
        ]);
  return facts([...sealed, ...stamped], LABEL_WIDTH);
}

export function clockFacts({ clock, machine }: Proof): Content {
  return facts(
    [
      [PROOF_FACT.source, PROOF_TEXT.source(clock.timeZone)],
      [PROOF_FACT.offset, offsetText(clock.offsetMs)],
      [PROOF_FACT.machine, PROOF_TEXT.machine(machine.platform, machine.appVersion)],
    ],
    LABEL_WIDTH,
  );
}

/** The offset is the authority's time minus the machine's: a positive one means that the machine was late. */
function offsetText(offsetMs: number | null): string {
  if (offsetMs === null) return PROOF_TEXT.noOffset;
  const seconds = (Math.abs(offsetMs) / 1_000).toFixed(1).replace('.', ',');
  return offsetMs >= 0 ? PROOF_TEXT.late(seconds) : PROOF_TEXT.early(seconds);
}

export function registerFacts({ chain: { links, witness } }: Proof): Content {
  const last = links.at(-1);
  return facts(
    [
      [
        PROOF_FACT.witness,
        witness.seq === 0
          ? PROOF_TEXT.origin
          : digest(witness.digest, PROOF_TEXT.rank(formatCount(witness.seq))),
      ],
      [PROOF_FACT.recorded, digest(last?.digest ?? '', PROOF_TEXT.rank(formatCount(last?.seq ?? 0)))],
      [
        PROOF_FACT.links,
        links.length === 1 ? PROOF_TEXT.oneLink : PROOF_TEXT.links(formatCount(links.length)),
      ],
    ],
    LABEL_WIDTH,
  );
}

/** Only when the content was locked more than once. */
export function revisionPart({ revisions }: Proof, instants: InstantFormat): Content[] {
  if (revisions.length < 2) return [];
  const table = ruledTable({
    widths: [50, 118, 118, '*'],
    head: [
      head(PROOF_COLUMN.revision),
      head(PROOF_COLUMN.lockedAt),
      head(PROOF_COLUMN.voidedAt),
      head(PROOF_COLUMN.reason),
    ],
    rows: revisions.map(({ lockedAt, reason, revision, voidedAt }): TableCell[] => [
      String(revision),
      moment(lockedAt, instants),
      voidedAt === null ? '–' : moment(voidedAt, instants),
      reason ?? '–',
    ]),
  });
  return proofSection(PROOF_SECTION.revisions, table);
}

/** A digest on its line, under what it is of. */
function digest(value: string, about?: string): Content {
  const text: Content = { text: value, style: 'small' };
  return about === undefined ? text : { stack: [about, text] };
}

function moment(at: number, instants: InstantFormat): string {
  return `${instants.date(at)} à ${instants.time(at)}`;
}
