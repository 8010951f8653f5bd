import { rm } from 'node:fs/promises';
import { lastLines, runCommand } from './command.ts';
import { SetupFailure } from './failure.ts';
import { inPackage } from './locations.ts';

/** A slow line may need this long for some 120 MB. */
const DOWNLOAD_LIMIT_MS = 15 * 60_000;
const PROBE_LIMIT_MS = 10_000;
/** Unpacking a release that an earlier run downloaded needs no network and takes less than this. */
const UNPACK_FROM_CACHE_MS = 20_000;

/** Runs the electron package's own installer; gives up early when its host does not answer. */
export async function installOfficialElectron(env: NodeJS.ProcessEnv): Promise<void> {
  // The installer unpacks over what is there, and a fallback's resources would take precedence over its own.
  await rm(inPackage('electron', 'dist'), { recursive: true, force: true });

  const limit = AbortSignal.timeout(DOWNLOAD_LIMIT_MS);
  const unreachable = new AbortController();
  const host = releaseHost(env);
  const install = runCommand(process.execPath, [inPackage('electron', 'install.js')], {
    env: withProxySupport(env),
    signal: AbortSignal.any([limit, unreachable.signal]),
  });
  let giveUp: NodeJS.Timeout | undefined;
  let probeFault: string | undefined;
  fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) }).catch((error: unknown) => {
    probeFault = faultCode(error);
    giveUp = setTimeout(() => {
      unreachable.abort();
    }, UNPACK_FROM_CACHE_MS);
  });
  const result = await install;
  clearTimeout(giveUp);
  if (result.code === 0) return;
  const reason = limit.aborted
    ? `it took longer than ${String(DOWNLOAD_LIMIT_MS / 60_000)} minutes`
    : probeFault
      ? `${host} cannot be reached (${probeFault})`
      : lastLines(result.stderr, 1).join(' ');
  throw new SetupFailure(`Electron's own download failed: ${reason || 'no reason given'}.`, [
    'Behind a proxy, set HTTPS_PROXY; with a mirror of the releases, set ELECTRON_MIRROR.',
  ]);
}

/** Why a fetch failed, in one word: the network's error code, or the error's name. */
function faultCode(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : 'unknown';
}

function releaseHost(env: NodeJS.ProcessEnv): string {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'];
  return mirror && URL.canParse(mirror) ? new URL(mirror).origin : 'https://github.com';
}

/** Node's fetch, which the installer uses, heeds the usual proxy variables only when told to. */
function withProxySupport(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { NODE_USE_ENV_PROXY: '1', ...env };
}
