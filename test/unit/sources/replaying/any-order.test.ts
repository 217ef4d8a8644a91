import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";
import { replayed } from "#test/support/sources/replayed.ts";

const days = fc.array(
  fc.array(fc.record({ card: fc.constantFrom("1", "2", "3"), hp: fc.constantFrom(50, 60, 70) }), {
    maxLength: 3,
  }),
  { minLength: 1, maxLength: 4 },
);
const seeds = fc.infiniteStream(fc.nat());

/** What a catalogue says, without when it was said for the first time. */
const saidBy = ({ store }: ReturnType<typeof pipeline>) =>
  store
    .all()
    .filter(({ sk }) => sk.startsWith("CARD#") || sk === "MEMBERS")
    .map(({ pk, sk, ...rest }) => ({
      ...{ pk, sk },
      value: Reflect.get(rest, "value"),
      ids: Object.values(Object(Reflect.get(rest, "lists"))).map((list) => Object(list).ids),
    }));

/** Some messages are handled, in any order; some come twice, and some workers die. */
async function stumble(line: ReturnType<typeof pipeline>, next: () => number): Promise<void> {
  // A message that four workers die of is a letter, as it should be: none sees so many here.
  let deaths = 0;
  line.world.doomed = () => {
    const isDoomed = next() % 5 === 0 && deaths < 3;
    deaths += isDoomed ? 1 : 0;
    return isDoomed;
  };
  for (let steps = next() % 12; steps > 0 && line.queue.length > 0; steps -= 1) {
    const [message] = line.queue.splice(next() % line.queue.length, 1);
    if (!message) continue;
    if (next() % 4 === 0) line.queue.push({ ...message, id: `${message.id} again` });
    await line.time.advance(Math.max(0, message.visibleAtMs - line.time.now().getTime()));
    await line.handle(message);
  }
  line.world.doomed = () => false;
}

test("[LAKE-6] syncs and replays in any order, doubled and dying, come to what the lake says", async () => {
  await fc.assert(
    fc.asyncProperty(days, seeds, async (changes, chances) => {
      const next = () => chances.next().value ?? 0;
      const line = pipeline();
      layOut(line.bodies, { base1: ["1", "2", "3"], exu: ["A"] });
      await line.start("full");
      for (const day of changes) {
        for (const { card, hp } of day) putCard(line.bodies, `base1-${card}`, { hp });
        if (next() % 2 === 0) await line.replay();
        // Nothing of silver is sacred: it may be lost at any moment.
        if (next() % 3 === 0) line.store.wipe();
        await stumble(line, next);
        await line.drain((length) => next() % length);
        await line.pass(1);
        await line.start("full");
        await line.drain((length) => next() % length);
      }
      await replayed(line);
      const before = structuredClone(saidBy(line));
      line.store.wipe();
      await replayed(line);
      expect(saidBy(line)).toEqual(before);
      expect(line.dead).toEqual([]);
      const said = saidBy(line).filter(({ sk }) => sk.startsWith("CARD#"));
      expect(said).toHaveLength(4);
    }),
    { numRuns: 25 },
  );
});
