/** At what pace devices hear how a passage stands: what marking moves waits. */
import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/core/areas/room/pace.ts';
import { createManualClock } from '../../../src/core/kernel/test-clock.ts';
import type { PassageView } from '../../../src/shared/areas/passage/passages.ts';
import { createRevisionWatch } from '../../../src/shared/revisions.ts';
import type { Stamp } from '../../../src/shared/revisions.ts';
import { durationMs } from '../../../src/domain/time/time.ts';
import { START } from '../passage-panel.ts';

function paced() {
  const { clock, drive, scheduler } = createManualClock(START);
  const sent: { readonly view: PassageView; readonly stamp: Stamp }[] = [];
  const pace = createPace({ clock, scheduler }, (view, stamp) => {
    sent.push({ view, stamp });
  });
  let revision = 0;
  const tell = (markedCount: number, passageId = 'p') => {
    revision += 1;
    const seats = [{ jurorId: 'j', markedCount }];
    const asked = { passageId, stage: 'timed', seats, clock: { status: 'running', asOf: revision } };
    pace.tell(asked as unknown as PassageView, {
      topic: `grids-changed:${passageId}`,
      revision,
      epoch: 'e',
    });
  };
  const marks = () => sent.map(({ view }) => view.seats[0]?.markedCount);
  return { drive, marks, pace, sent, tell };
}

describe('the pace of views', () => {
  it('tells the first mark at once, then the last of each half second, and loses none', () => {
    const { drive, marks, sent, tell } = paced();
    for (let mark = 1; mark <= 10; mark += 1) {
      tell(mark);
      drive.advance(durationMs(100));
    }
    drive.advance(durationMs(500));
    expect(marks()).toEqual([1, 5, 10]);
    drive.advance(durationMs(5_000));
    expect(marks()).toEqual([1, 5, 10]);
    // Whoever heard them missed nothing.
    const watch = createRevisionWatch();
    watch.compare({ epoch: 'e', revisions: {} });
    expect(sent.map(({ stamp }) => watch.heard(stamp))).toEqual(['next', 'next', 'next']);
  });

  it('lets go of what waits before something newer is told, and then of nothing more', () => {
    const { drive, marks, pace, sent, tell } = paced();
    tell(1);
    tell(2);
    tell(3);
    pace.release('p');
    expect(marks()).toEqual([1, 3]);
    expect(sent.at(-1)?.stamp).toMatchObject({ first: 2, revision: 3 });
    pace.release('p');
    pace.release('q');
    drive.advance(durationMs(1_000));
    expect(sent).toHaveLength(2);
  });

  it('paces each passage by itself, and tells nothing once the room is closed', () => {
    const { drive, marks, pace, tell } = paced();
    tell(1);
    tell(7, 'q');
    tell(2);
    expect(marks()).toEqual([1, 7]);
    pace.stop();
    drive.advance(durationMs(1_000));
    expect(marks()).toEqual([1, 7]);
  });
});
