import { cappedFaults } from '../../../domain/referentiel/referentiel.faults.ts';
import { parseCertification } from '../../../domain/certification/certification.parse.ts';
import { blankDraft } from '../../../domain/certification/draft/blank.ts';
import {
  copyDraft,
  freeId,
  nextVersion,
  nextVersionDraft,
} from '../../../domain/certification/draft/derive.ts';
import type { KnownVersion } from '../../../domain/certification/draft/derive.ts';
import { tidyDraft } from '../../../domain/certification/draft/draft-shape.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { DraftSummary, DraftView, ListedReferentiel } from '../../../shared/areas/certifications.ts';
import type { DraftRecord } from '../../db/repos/certification-draft.repo.ts';
import { recordOf } from '../../db/repos/referentiel.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { DONE, granted, notFound, refuse, refusePaths } from '../../kernel/refusal.ts';
import { exportCertification } from './certification-export.ts';
import { readDraft } from './draft-text.ts';
import { listed } from './referentiel-summary.ts';

type Start = Parameters<AreaHandlers<'drafts'>['create']>[0];

const TOPIC = 'certification-drafts';
const NEW_ID = 'certification';

/** Certifications that are being written: kept as they are typed, until a version is made of them. */
export function createDraftUsecases(deps: Deps): AreaHandlers<'drafts'> {
  const { act, newId } = deps;
  const { drafts, referentiels } = deps.repos;

  function known(): readonly KnownVersion[] {
    const stored = referentiels.list().map(({ certification: { id, version } }) => ({ id, version }));
    return [...stored, ...drafts.list().map(({ content: { id, version } }) => ({ id, version }))];
  }

  function begun(start: Start): Answer<Pick<DraftRecord, 'content' | 'basedOn'>> {
    if (start.from === 'nothing')
      return granted({ content: blankDraft(freeId(NEW_ID, known())), basedOn: null });
    const { id, version } = start;
    const record = referentiels.get(id, version);
    if (record === null) return notFound({ id, version });
    const make = start.from === 'model' ? copyDraft : nextVersionDraft;
    return granted({ content: make(record.certification, known()), basedOn: { id, version } });
  }

  function publish(draftId: string, { now: { wall: at }, repos }: Acting): Answer<ListedReferentiel> {
    const draft = drafts.get(draftId);
    if (draft === null) return notFound({ draftId });
    const reading = parseCertification(tidyDraft(draft.content));
    if (!reading.ok) return refuse('referentiel-invalid', { name: '', ...cappedFaults(reading.faults) });
    const { id, version } = reading.file;
    // What is stored may be what someone read, printed or prepared by: another text takes another number.
    if (repos.referentiels.digest(id, version) !== null) {
      return refuse('referentiel-version-taken', {
        id,
        version,
        next: nextVersion({ id, version }, known()),
      });
    }
    const record = recordOf(reading.file, sha256Hex(canonicalJson(reading.file)));
    repos.referentiels.put(record, at);
    repos.drafts.remove(draftId);
    const details = { version, digest: record.digest, draftId };
    repos.audit.append({ at, action: 'certification-published', subjectId: id, details });
    return granted(listed(repos.referentiels, record));
  }

  return {
    list: () => granted(drafts.list().map(summariseDraft)),
    get: ({ draftId }) => {
      const draft = drafts.get(draftId);
      return draft === null ? notFound({ draftId }) : granted(viewDraft(draft));
    },
    create: (start, caller) =>
      act(
        TOPIC,
        ({ now: { wall: at }, repos }) => {
          const beginning = begun(start);
          if (!beginning.ok) return beginning;
          const draft: DraftRecord = { ...beginning.value, id: newId(), updatedAt: at };
          repos.drafts.put(draft);
          const details = { certification: draft.content.id, version: draft.content.version };
          repos.audit.append({ at, action: 'certification-draft-begun', subjectId: draft.id, details });
          return granted(viewDraft(draft));
        },
        { caller },
      ),
    save: ({ content, draftId }, caller) => {
      const read = readDraft(content);
      if (read === null) return refusePaths('content');
      return act(
        TOPIC,
        ({ now: { wall: at }, repos }) => {
          const before = repos.drafts.get(draftId);
          if (before === null) return notFound({ draftId });
          const draft: DraftRecord = { ...before, content: read, updatedAt: at };
          repos.drafts.put(draft);
          return granted(summariseDraft(draft));
        },
        { caller },
      );
    },
    remove: ({ draftId }, caller) =>
      act(
        TOPIC,
        ({ now: { wall: at }, repos }) => {
          const draft = repos.drafts.get(draftId);
          if (draft === null) return notFound({ draftId });
          repos.drafts.remove(draftId);
          const details = { certification: draft.content.id, version: draft.content.version };
          repos.audit.append({ at, action: 'certification-draft-removed', subjectId: draftId, details });
          return DONE;
        },
        { caller },
      ),
    publish: ({ draftId }, caller) =>
      act(['referentiels', TOPIC], (acting) => publish(draftId, acting), { caller }),
    exportFile: async ({ draftId }, caller) => {
      const draft = drafts.get(draftId);
      if (draft === null) return notFound({ draftId });
      const file = tidyDraft(draft.content);
      return exportCertification(deps, { file, id: file.id, version: file.version }, caller);
    },
  };
}

function summariseDraft({ basedOn, content, id, updatedAt }: DraftRecord): DraftSummary {
  return {
    id,
    title: content.title,
    certificationId: content.id,
    version: content.version,
    basedOn,
    updatedAt,
  };
}

function viewDraft(draft: DraftRecord): DraftView {
  return { ...summariseDraft(draft), content: draft.content };
}
