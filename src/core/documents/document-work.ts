import type { Certification } from '../../domain/certification/certification.schema.ts';
import type { XmlElement } from '../../domain/reporting/returned-report.ts';
import type { AnyContent } from '../../domain/session-minutes/any-minutes.ts';
import type { Subject } from '../../domain/roleplay/subject.schema.ts';
import type { SessionData } from '../../documents/session-context.ts';
import type { MinutesData } from '../../documents/print-context.ts';
import type { ProofSource } from '../../drawing/proof-document.ts';
import type { AttendanceSheetData } from './attendance-sheet.ts';
import type { BlankGridsData } from './blank-grids.ts';
import type { PaperData } from './issuing/paper.types.ts';
import type { MemberSigning, Sealing } from './signing/sign-document.ts';
import type { WitnessData } from './witness-document.ts';
import type { XmlVerdict } from './xml-files.ts';

/** A file as the verification takes it. */
export interface CheckedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the check of received minutes says; codes are those of the verification, with what their sentences need. */
export interface ReceivedFile {
  readonly isCheckable: boolean;
  readonly number: string | null;
  readonly content: AnyContent | null;
  readonly contentDigest: string | null;
  readonly authoritySha256: string | null;
  readonly roots: readonly {
    readonly sha256: string;
    readonly subject: string;
    readonly der: Uint8Array;
    readonly isLocal: boolean;
  }[];
  readonly faults: readonly CheckFinding[];
  readonly doubts: readonly CheckFinding[];
}

/** A finding of the check, by its code. */
export interface CheckFinding {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What takes long enough to be done on another thread than the one that serves requests. */
export interface DocumentWork {
  /** Pages of minutes; rejects as `MinutesRenderer` does. */
  minutes(data: MinutesData): Promise<Uint8Array>;
  /** Pages of the minutes of a session; rejects likewise. */
  sessionMinutes(data: SessionData): Promise<Uint8Array>;
  /** Fills a member's field; answers the increment. */
  signField(pdf: Uint8Array, signing: MemberSigning): Promise<Uint8Array>;
  /** Fills the field of the seal; answers the increment. */
  sealDocument(pdf: Uint8Array, sealing: Sealing): Promise<Uint8Array>;
  proof(data: ProofSource): Promise<Uint8Array>;
  witness(data: WitnessData): Promise<Uint8Array>;
  candidateSheet(subject: Subject): Promise<Uint8Array>;
  jurorCards(subject: Subject, certification?: Certification): Promise<Uint8Array>;
  attendanceSheet(data: AttendanceSheetData): Promise<Uint8Array>;
  /** Grids to be filled in by hand. */
  blankGrids(data: BlankGridsData): Promise<Uint8Array>;
  /** A paper that leaves after a session; rejects when a logo or a time zone cannot be used. */
  paper(data: PaperData): Promise<Uint8Array>;
  /** Holds an XML file against a schema. */
  checkXml(xml: Uint8Array, schema: Uint8Array): Promise<XmlVerdict>;
  /** The elements of an XML file; null when it is none. */
  readXml(xml: Uint8Array): Promise<XmlElement | null>;
  /** The verdict of the check that outsiders run. */
  verdict(files: readonly CheckedFile[]): Promise<string>;
  /** Checks minutes that came from elsewhere, with what came beside them, at that instant (epoch ms); reads what they say. */
  received(file: CheckedFile, beside: readonly CheckedFile[], now: number): Promise<ReceivedFile>;
}
