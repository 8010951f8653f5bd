import { readCertificate } from '../../../cms/certificate-reader.ts';
import { instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer, ErrorCode } from '../../../shared/error-codes.ts';
import type {
  TimestampSettingsView,
  TimestampState,
  TimestampTrialView,
} from '../../../shared/areas/timestamps.ts';
import type { AuditAction, AuditRepo } from '../../db/repos/audit.repo.ts';
import type { TimestampRepo } from '../../db/repos/timestamp.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { requestTimestamp, TimestampFailure } from './timestamp-client.ts';
import type { TimestampAuthority } from './timestamp-client.ts';
import type { TimestampQueue } from './timestamp-queue.ts';
import { certificateOfFile, trustedView } from './timestamp-settings.ts';
import type { TimestampSettings } from './timestamp-settings.ts';
import { DONE } from '../../kernel/refusal.ts';
import { UNTOLD } from '../../kernel/act.ts';

const DIGEST_BYTES = 32;
/** Before any minutes. */
const EVER = instant(0);

interface Parts {
  readonly deps: Deps;
  readonly timestamps: TimestampRepo;
  readonly audit: AuditRepo;
  readonly settings: TimestampSettings;
  readonly queue: TimestampQueue;
}

interface AuthorityInput {
  readonly url: string;
  readonly policy: string | null;
  readonly certificate: Uint8Array | 'kept' | null;
}

/** The timestamp authority, and the timestamps of archived minutes. */
export function createTimestampUsecases(parts: Parts): AreaHandlers<'timestamps'> {
  const { deps, queue, settings, timestamps } = parts;

  async function view(): Promise<Answer<TimestampSettingsView>> {
    const authority = settings.authority();
    return {
      ok: true,
      value: {
        authority:
          authority === null
            ? null
            : {
                url: authority.url,
                policy: authority.policy,
                certificate:
                  authority.certificate === null
                    ? null
                    : trustedView(await readCertificate(authority.certificate)),
              },
        waitingCount: timestamps.jobs().length,
        unstampedCount: timestamps.unstamped(EVER).length,
      },
    };
  }

  async function authorityOf({
    certificate,
    policy,
    url,
  }: AuthorityInput): Promise<Answer<TimestampAuthority>> {
    if (certificate === null) return { ok: true, value: { url, policy, certificate: null } };
    const der =
      certificate === 'kept'
        ? (settings.authority()?.certificate ?? null)
        : await certificateOfFile(certificate);
    if (der === null) return { ok: false, code: 'certificate-unreadable' };
    return { ok: true, value: { url, policy, certificate: der } };
  }

  function change(action: AuditAction, details: Readonly<Record<string, unknown>>, write: () => void): void {
    deps.act(['preferences', 'archive'], ({ now, repos }) => {
      write();
      repos.audit.append({ at: now.wall, action, subjectId: 'timestamps', details });
      return DONE;
    });
  }

  return {
    settings: () => view(),

    save: async (input) => {
      const authority = await authorityOf(input);
      if (!authority.ok) return authority;
      const { policy, url } = authority.value;
      const since = settings.authority()?.since ?? deps.clock.read().wall;
      change('timestamp-authority-set', { url, policy }, () => {
        settings.save({ ...authority.value, since });
      });
      queue.nudge();
      return view();
    },

    remove: () => {
      change('timestamp-authority-removed', {}, () => {
        settings.remove();
        timestamps.clear();
      });
      return view();
    },

    tryAuthority: async (input): Promise<Answer<TimestampTrialView>> => {
      const authority = await authorityOf(input);
      return authority.ok ? tryAuthority(deps, authority.value) : authority;
    },

    state: ({ minutesId }) => ({ ok: true, value: stateOf(parts, minutesId) }),

    run: async ({ minutesIds }) => {
      if (settings.authority() === null) return { ok: false, code: 'timestamp-not-configured' };
      const wanted = new Set(minutesIds);
      deps.act(UNTOLD, ({ now }) => {
        for (const minutesId of timestamps.unstamped(EVER)) {
          if (minutesIds === undefined || wanted.has(minutesId)) timestamps.queue(minutesId, now.wall);
        }
        return DONE;
      });
      const run = await queue.work(true);
      return { ok: true, value: { ...run, waiting: timestamps.jobs().length } };
    },
  };
}

/** A timestamp of nothing in particular, to see who answers. */
async function tryAuthority(deps: Deps, authority: TimestampAuthority): Promise<Answer<TimestampTrialView>> {
  try {
    const stamp = await requestTimestamp(deps, authority, deps.randomBytes(DIGEST_BYTES));
    const highest = stamp.path.at(-1);
    if (highest === undefined) return { ok: false, code: 'timestamp-wrong-answer' };
    return {
      ok: true,
      value: {
        at: stamp.at,
        authority: stamp.authority,
        policy: stamp.policy,
        offsetMs: stamp.offsetMs,
        highest: { ...trustedView(highest), der: Uint8Array.from(highest.bytes) },
        isRecognised: authority.certificate === null ? null : true,
      },
    };
  } catch (error) {
    if (!(error instanceof TimestampFailure)) throw error;
    return { ok: false, code: error.code, details: { ...error.details, said: error.said } };
  }
}

/** What the archive shows about the timestamp of one minutes. */
function stateOf({ settings, timestamps }: Parts, minutesId: string): TimestampState {
  const stamped = timestamps.increments(minutesId).at(-1);
  if (stamped !== undefined) {
    const { addedAt, at, authority, offsetMs, policy, serial } = stamped;
    return { kind: 'done', at, authority, policy, serial, offsetMs, addedAt };
  }
  const job = timestamps.job(minutesId);
  if (job === null) {
    return timestamps.isStampable(minutesId)
      ? { kind: 'none', isConfigured: settings.authority() !== null }
      : { kind: 'impossible' };
  }
  const { attempts, failure, lastAttemptAt, nextAttemptAt, queuedAt, said } = job;
  return {
    kind: 'waiting',
    since: queuedAt,
    attempts,
    nextAttemptAt,
    failure:
      failure === null || lastAttemptAt === null
        ? null
        : { code: failure as ErrorCode, at: lastAttemptAt, said },
  };
}
