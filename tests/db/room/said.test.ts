/** What a device is told and tells beside the grid: its member's own card, and problems that reach the president quietly. */
import { afterEach, describe, expect, it } from 'vitest';
import type { JurorCard } from '../../../src/domain/roleplay/juror-cards.ts';
import type { ReportedProblem } from '../../../src/shared/areas/room.ts';
import { begun } from '../jury-room.ts';
import { closePanels, done, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { pick, poolIds, prepareRolePlay, viewOf } from '../roleplay-conduct.ts';
import { admitted, openRoom, roomOf } from './device.ts';
import type { Device } from './device.ts';

afterEach(closePanels);

describe('a role card', () => {
  async function played() {
    const panel = openPanel();
    const passage = await prepareRolePlay(panel, 3);
    const { jurorIds, passageId, sessionId } = passage;
    await openRoom(panel, sessionId);
    const devices: Device[] = [];
    for (const jurorId of jurorIds) devices.push(await admitted(panel, { role: 'juror', jurorId }));
    const cards = async () => {
      const answers = await Promise.all(
        devices.map((device) => device.ask<JurorCard | null>('room.card', { passageId })),
      );
      return answers.map(valueOf);
    };
    return { panel, passage, devices, cards };
  }

  it("is the member's own, and nobody else's is in what their device receives", async () => {
    const { cards, devices, panel, passage } = await played();
    const { jurorIds, passageId } = passage;
    expect(await cards()).toEqual([null, null, null]);
    await pick(panel, passageId, (await poolIds(panel, passageId))[0] ?? '');
    expect(await cards()).toEqual([null, null, null]);
    const { subject } = await viewOf(panel, passageId);
    const [first, second] = subject?.roles ?? [];
    if (first === undefined || second === undefined) throw new Error('this subject needs two roles');
    const roles = [
      { jurorId: jurorIds[0] ?? '', roleId: first.id },
      { jurorId: jurorIds[1] ?? '', roleId: second.id },
    ];
    await done(panel.handlers.roleplay.assignRoles({ passageId, roles }));
    expect((await cards()).map((card) => card?.role.id ?? null)).toEqual([first.id, second.id, null]);
    /** As JSON writes them. */
    const words = ({ brief }: { readonly brief: string }) => JSON.stringify(brief).slice(1, -1);
    const received = (at: number) =>
      Buffer.concat(devices[at]?.traffic.map((frame) => Buffer.from(frame)) ?? []).toString('utf8');
    expect(received(0)).toContain(words(first));
    expect(received(0)).not.toContain(words(second));
    expect(received(1)).not.toContain(words(first));
    expect(received(2)).not.toContain(words(first));
  });

  it('goes with the role that is given to another, and with the member who withdraws', async () => {
    const { cards, panel, passage } = await played();
    const { jurorIds, passageId } = passage;
    const [own = '', other = ''] = jurorIds;
    await pick(panel, passageId, (await poolIds(panel, passageId))[0] ?? '');
    const { subject } = await viewOf(panel, passageId);
    const roleId = subject?.roles[0]?.id ?? '';
    const give = (jurorId: string, given: string | null) =>
      done(panel.handlers.roleplay.assignRoles({ passageId, roles: [{ jurorId, roleId: given }] }));
    await give(own, roleId);
    await give(own, null);
    await give(other, roleId);
    expect((await cards()).map((card) => card !== null)).toEqual([false, true, false]);
    const link = { passageId, jurorId: other, kind: 'withdrawn', reason: 'Parenté' } as const;
    await done(panel.handlers.passages.declare(link));
    expect((await cards()).map((card) => card !== null)).toEqual([false, false, false]);
  });

  it('is asked for a passage of the own session only', async () => {
    const { devices, panel } = await played();
    const { passageId } = await prepareRolePlay(panel, 2);
    expect(await devices[0]?.ask('room.card', { passageId })).toMatchObject({ code: 'seat-of-another' });
  });
});

describe('a problem', () => {
  const problemsOf = async (panel: Panel): Promise<readonly ReportedProblem[]> =>
    (await roomOf(panel)).problems;

  async function room() {
    const { panel, passage } = await begun();
    await openRoom(panel, passage.sessionId);
    const [own = ''] = passage.jurorIds;
    const device = await admitted(panel, { role: 'juror', jurorId: own });
    const { passageId } = passage;
    const problem = { problemId: 'p1', passageId, text: 'La cloison laisse passer le bruit.' };
    return { panel, passage, passageId, own, device, problem };
  }

  it('reaches the president once, whatever the line does, and is listed until it is seen', async () => {
    const { device, panel, passageId, problem } = await room();
    const told = device.told.length;
    for (let times = 0; times < 3; times += 1) valueOf(await device.ask('room.problem', problem));
    device.back(panel);
    valueOf(await device.ask('room.problem', problem));
    const [listed, ...others] = await problemsOf(panel);
    expect(others).toEqual([]);
    expect(listed).toMatchObject({ problemId: 'p1', passageId, text: problem.text });
    expect(listed?.from).not.toBe('');
    // Quietly: no device hears of it.
    expect(device.told.length).toBe(told);
    await done(panel.handlers.room.problemSeen({ problemId: 'p1' }));
    await done(panel.handlers.room.problemSeen({ problemId: 'p1' }));
    expect(await problemsOf(panel)).toEqual([]);
    // What was seen and is sent again is not told anew.
    valueOf(await device.ask('room.problem', problem));
    expect(await problemsOf(panel)).toEqual([]);
  });

  it('is of a passage or of none, from an observer too, under the label of their device', async () => {
    const { panel } = await room();
    const guest = await admitted(panel, { role: 'observer' }, 'Téléphone du couloir');
    valueOf(await guest.ask('room.problem', { problemId: 'g', passageId: null, text: 'Porte bloquée' }));
    expect(await problemsOf(panel)).toMatchObject([{ from: 'Téléphone du couloir', passageId: null }]);
  });

  it('is kept over the closing of the room', async () => {
    const { device, panel, passage, problem } = await room();
    valueOf(await device.ask('room.problem', problem));
    await done(panel.handlers.room.close(undefined));
    await openRoom(panel, passage.sessionId);
    expect(await problemsOf(panel)).toHaveLength(1);
  });

  it('is refused under the id of another, without words, from elsewhere, and past fifty that nobody saw', async () => {
    const { device, panel, passage, problem } = await room();
    const other = await admitted(panel, { role: 'juror', jurorId: passage.jurorIds[1] ?? '' });
    valueOf(await device.ask('room.problem', problem));
    const differs = { ...problem, text: 'Autre chose' };
    expect(await other.ask('room.problem', differs)).toMatchObject({ code: 'entry-differs' });
    expect(await device.ask('room.problem', { ...problem, text: ' ' })).toMatchObject({
      code: 'invalid-request',
    });
    const elsewhere = { ...problem, problemId: 'p2', passageId: 'no-such-passage' };
    expect(await device.ask('room.problem', elsewhere)).toMatchObject({ code: 'seat-of-another' });
    expect(await panel.handlers.room.problemSeen({ problemId: 'none' })).toMatchObject({ code: 'not-found' });
    for (let rank = 2; rank <= 50; rank += 1) {
      valueOf(await device.ask('room.problem', { ...problem, problemId: `p${String(rank)}` }));
    }
    const oneMore = { ...problem, problemId: 'p51' };
    expect(await device.ask('room.problem', oneMore)).toMatchObject({ code: 'problems-unseen' });
    valueOf(await other.ask('room.problem', { ...oneMore, problemId: 'other' }));
    await done(panel.handlers.room.problemSeen({ problemId: 'p1' }));
    valueOf(await device.ask('room.problem', oneMore));
  });

  it('is not taken from a device that was released', async () => {
    const { device, panel, problem } = await room();
    const deviceId = device.standing?.deviceId ?? '';
    await done(panel.handlers.room.release({ deviceId, note: 'Fin' }));
    expect(await device.ask('room.problem', problem)).toMatchObject({ code: 'device-ended' });
    expect(await problemsOf(panel)).toEqual([]);
  });
});
