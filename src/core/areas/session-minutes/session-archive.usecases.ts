/** Archived minutes of sessions: reading, and taking them away with everything that they cite. */
import { readFile } from 'node:fs/promises';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { SessionMinutesFiles, SessionMinutesRecord } from '../../db/repos/session-minutes.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { UNTOLD } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import {
  digestLines,
  ExportError,
  exportReport,
  safeFileStem,
  writeExport,
} from '../../kernel/export-files.ts';
import type { ExportFile } from '../../kernel/export-files.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { wholeDocument } from '../minutes/index.ts';
import { pem } from '../signing/index.ts';

const DIGESTS_NAME = 'SHA256SUMS';
const VERIFIER_NAME = 'Verifier.html';

type Handlers = Pick<AreaHandlers<'sessionMinutes'>, 'read' | 'export'>;

interface Found {
  readonly record: SessionMinutesRecord;
  readonly files: SessionMinutesFiles;
  readonly content: SessionContent;
}

export function createSessionArchive(deps: Deps): Handlers {
  const { act, repos } = deps;

  function find(sessionMinutesId: string): Answer<Found> {
    const record = repos.sessionMinutes.find(sessionMinutesId);
    const files = repos.sessionMinutes.files(sessionMinutesId);
    if (record === null || files === null) return notFound({ sessionMinutesId });
    const { data } = sessionFileSchema.safeParse(JSON.parse(files.json));
    return data === undefined
      ? refuse('document-failed', { sessionMinutesId })
      : granted({ record, files, content: data.content });
  }

  /** The pages of minutes that a content cites, known by the digest of their content: of here, or imported. */
  function citedFile({ digest, number }: { readonly digest: string; readonly number: string }): ExportFile[] {
    const name = `${safeFileStem(number)}.pdf`;
    const minutesId = repos.minutes.idOfContent(digest);
    const own = minutesId === null ? null : repos.minutes.files(minutesId);
    if (minutesId !== null && own !== null)
      return [{ name, bytes: wholeDocument(own, repos.timestamps.increments(minutesId)) }];
    const session = repos.sessionMinutes.idOfContent(digest);
    const sealed = session === null ? null : repos.sessionMinutes.files(session);
    if (session !== null && sealed !== null)
      return [{ name, bytes: wholeDocument(sealed, repos.timestamps.increments(session)) }];
    const foreign = repos.foreign.byDigest(digest);
    const pdf = foreign === null ? null : repos.foreign.pdf(foreign.id);
    return pdf === null ? [] : [{ name, bytes: new Uint8Array(pdf) }];
  }

  function bundle({ content, files, record }: Found, verifier: Uint8Array): readonly ExportFile[] {
    const stem = safeFileStem(`${record.number} ${record.sessionTitle}`);
    const { annex, authority, complements, rectification } = content;
    const cited = [
      ...annex,
      ...[complements, rectification, rectification?.first].flatMap((each) =>
        each === null || each === undefined ? [] : [{ number: each.number, digest: each.contentDigest }],
      ),
    ];
    const root = authority === undefined ? null : repos.signing.certificate(authority.sha256);
    const roots = [
      ...(root === null ? [] : [root]),
      ...cited.flatMap(({ digest }) => foreignRoots(repos, digest)),
    ];
    return [
      { name: `${stem}.pdf`, bytes: wholeDocument(files, repos.timestamps.increments(record.id)) },
      { name: `${stem}.json`, bytes: Buffer.from(files.json) },
      ...cited.flatMap(citedFile),
      ...[...new Map(roots.map((each) => [each.sha256, each])).values()].map(({ der, holder }) => ({
        name: `${safeFileStem(holder)}.crt`,
        bytes: Buffer.from(pem('CERTIFICATE', der)),
      })),
      { name: VERIFIER_NAME, bytes: verifier },
    ];
  }

  return {
    read: ({ sessionMinutesId }) => {
      const found = find(sessionMinutesId);
      if (!found.ok) return found;
      return granted(wholeDocument(found.value.files, repos.timestamps.increments(sessionMinutesId)));
    },

    export: async ({ sessionMinutesId }) => {
      const found = find(sessionMinutesId);
      if (!found.ok) return found;
      const verifier = await readFile(deps.resources.verifierPage).catch(() => null);
      if (verifier === null) return refuse('verifier-missing');
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return refuse('cancelled');
      try {
        const names: string[] = [];
        const digests: { name: string; sha256: string }[] = [];
        for (const file of bundle(found.value, new Uint8Array(verifier))) {
          const name = await writeExport(folder, file);
          names.push(name);
          digests.push({ name, sha256: sha256Hex(file.bytes) });
        }
        names.push(
          await writeExport(folder, { name: DIGESTS_NAME, bytes: Buffer.from(digestLines(digests)) }),
        );
        const { number, sessionId } = found.value.record;
        act(UNTOLD, ({ now }) => {
          const details = { number, fileCount: names.length };
          repos.audit.append({
            at: now.wall,
            action: 'session-minutes-exported',
            subjectId: sessionId,
            details,
          });
          return granted(null);
        });
        return granted(exportReport(folder, names));
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        deps.logFailure('sessionMinutes.export', error);
        return refuse(error.code, { path: error.path });
      }
    },
  };
}

/** The authorities of minutes from elsewhere that were cited, as they came with them. */
function foreignRoots(
  { foreign, foreignAuthorities }: Pick<Deps['repos'], 'foreign' | 'foreignAuthorities'>,
  digest: string,
) {
  const minutes = foreign.byDigest(digest);
  if (minutes === null) return [];
  const { authority, others } = minutes.verdict;
  return [authority, ...others].flatMap(({ sha256 }) => {
    const known = foreignAuthorities.get(sha256);
    return known === null ? [] : [{ sha256, holder: known.subject, der: known.certificate }];
  });
}
