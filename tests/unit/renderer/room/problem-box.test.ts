import { expect, test, vi } from 'vitest';
import { ApiError } from '../../../../src/renderer/src/lib/create-api.ts';
import { createProblemBox } from '../../../../src/renderer/src/lib/room/problem-box.ts';

/** A device's box before a desk that answers as told. */
async function box(kept?: unknown) {
  const copies = new Map<string, unknown>([['problems', kept]]);
  const problem = vi.fn<(request: unknown) => Promise<null>>(() => Promise.resolve(null));
  let ids = 0;
  const problems = await createProblemBox({
    api: { room: { problem } },
    newId: () => `id${String((ids += 1))}`,
    copies: {
      copy: (name) => Promise.resolve(copies.get(name)),
      keepCopy: (name, value) => {
        copies.set(name, value);
        return Promise.resolve();
      },
    },
  });
  return { copies, problem, problems, states: () => problems.state().map(({ state }) => state) };
}

test('a report is kept here first, and sent', async () => {
  const { copies, problem, problems, states } = await box();
  await problems.add('p1', 'Le candidat est souffrant');
  await vi.waitFor(() => {
    expect(states()).toEqual(['sent']);
  });
  expect(problem).toHaveBeenCalledWith({
    problemId: 'id1',
    passageId: 'p1',
    text: 'Le candidat est souffrant',
  });
  expect(copies.get('problems')).toMatchObject([{ problemId: 'id1', state: 'sent' }]);
});

test('without the desk it waits, and goes under the same id once the line is up', async () => {
  const { problem, problems, states } = await box();
  problem.mockRejectedValueOnce(new ApiError('desk-unreachable'));
  await problems.add(null, 'Bruit');
  await vi.waitFor(() => {
    expect(problem).toHaveBeenCalledTimes(1);
  });
  expect(states()).toEqual(['waiting']);
  problems.resume();
  await vi.waitFor(() => {
    expect(states()).toEqual(['sent']);
  });
  expect(problem.mock.calls.map(([request]) => (request as { problemId: string }).problemId)).toEqual([
    'id1',
    'id1',
  ]);
});

test('one that the desk refuses says so, and holds back none after it', async () => {
  const { problem, problems, states } = await box();
  problem.mockRejectedValueOnce(new ApiError('device-ended'));
  await problems.add(null, 'Un');
  await problems.add(null, 'Deux');
  await vi.waitFor(() => {
    expect(states()).toEqual(['refused', 'sent']);
  });
});

test('what waited when the page was left is sent by the next', async () => {
  const waiting = { problemId: 'id9', passageId: null, text: 'Bruit', state: 'waiting', code: null };
  const { problems, states } = await box([waiting]);
  problems.resume();
  await vi.waitFor(() => {
    expect(states()).toEqual(['sent']);
  });
});

test('one that is told while another is being settled is lost by neither', async () => {
  const { copies, problem, problems, states } = await box();
  await problems.add(null, 'Un');
  await vi.waitFor(() => {
    expect(problem).toHaveBeenCalledTimes(1);
  });
  await Promise.all([problems.add(null, 'Deux'), problems.add('p1', 'Trois')]);
  await vi.waitFor(() => {
    expect(states()).toEqual(['sent', 'sent', 'sent']);
  });
  expect(copies.get('problems')).toMatchObject([{ text: 'Un' }, { text: 'Deux' }, { text: 'Trois' }]);
});
