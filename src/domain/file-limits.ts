/** How large a file may be that someone gives, in bytes. The screen refuses it before it is read, the core once it is. */

const KIB = 1024;
const MIB = 1024 * KIB;

/** Whatever a request carries. */
export const MAX_FILE_BYTES = 32 * MIB;
/** A table of candidates or of results: ten thousand rows take some 2 MB. */
export const MAX_TABLE_BYTES = 8 * MIB;
/** A page beside a candidate: a note, a scan. */
export const MAX_ATTACHMENT_BYTES = 25 * MIB;
/** Minutes signed outside, on paper and scanned or by another provider. */
export const MAX_EXTERNAL_DOCUMENT_BYTES = 50 * MIB;
/** The first certification takes some 60 kB. */
export const MAX_REFERENTIEL_BYTES = 5 * MIB;
/** Twice the characters that it may have, for those that come in UTF-16. */
export const MAX_SUBJECT_BYTES = 2 * MIB;
/** A PKCS#12, or the copy of an authority. */
export const MAX_KEY_FILE_BYTES = MIB;
export const MAX_CERTIFICATE_BYTES = 64 * KIB;
/** A logo at the head of a paper. */
export const MAX_LOGO_BYTES = MIB;
/** A schema of declarations takes some 30 kB. */
export const MAX_SCHEMA_BYTES = 2 * MIB;
