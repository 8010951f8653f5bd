import { describe, expect, it } from 'vitest';
import { asksForNoSandbox, refusedSwitches } from '../../../src/main/platform/switches.ts';

const argv = (...args: readonly string[]) => ['/opt/Pupitre/pupitre', ...args];

describe('the command line of the package', () => {
  it.each([
    ['remote-debugging-port', 'linux', '--remote-debugging-port=9222'],
    ['remote-debugging-pipe', 'linux', '--remote-debugging-pipe'],
    ['inspect-brk', 'linux', '--inspect-brk=0'],
    // Chromium takes one dash as two.
    ['disable-web-security', 'linux', '-disable-web-security'],
    ['renderer-cmd-prefix', 'linux', '--renderer-cmd-prefix=gdb --args'],
    ['host-rules', 'win32', '/Host-Rules=MAP * 127.0.0.1'],
    ['a-switch-of-next-year', 'darwin', '--a-switch-of-next-year'],
  ] as const)('refuses %s on %s', (name, platform, argument) => {
    expect(refusedSwitches(argv(argument), platform)).toContain(name);
  });

  it('refuses the switches of debugging when nothing shows them', () => {
    expect(refusedSwitches(argv(), 'linux')).toEqual(
      expect.arrayContaining(['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins']),
    );
  });

  it('keeps where the data is and what a display or a screen reader asks for', () => {
    const given = [
      ...['--user-data-dir=/srv/jury', '--lang=fr', '--force-device-scale-factor=1.5'],
      ...['--force-renderer-accessibility', '--ozone-platform=wayland', '--password-store=gnome-libsecret'],
    ];
    expect(refusedSwitches(argv(...given, '/home/a/liasse.zip', '-'), 'linux')).toEqual(
      refusedSwitches(argv(), 'linux'),
    );
  });

  it('takes what stands after "--" for names of files', () => {
    expect(refusedSwitches(argv('--', '--odd-name.json'), 'linux')).not.toContain('odd-name.json');
    expect(asksForNoSandbox(argv('--', '--no-sandbox'), 'linux')).toBe(false);
  });

  it.each(['--no-sandbox', '-no-sandbox', '--no-sandbox=1', '--disable-setuid-sandbox', '--single-process'])(
    'sees that %s takes the sandbox away',
    (argument) => {
      expect(asksForNoSandbox(argv('--lang=fr', argument), 'linux')).toBe(true);
      expect(asksForNoSandbox(argv('--lang=fr'), 'linux')).toBe(false);
    },
  );
});
