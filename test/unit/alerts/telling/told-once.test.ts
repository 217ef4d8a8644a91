import fc from "fast-check";
import { expect, test } from "vitest";
import type { Content } from "#functions/alerts/telling/teller.ts";
import { usualAlertSettings } from "#schemas/alerts/settings.ts";
import type { ChannelItem, NoticeItem } from "#schemas/storage/alert-items.ts";
import { aChannel, aFiring, toldBy } from "#test/support/alerts/channels.ts";
import { type Heard, tellingWorld, user } from "#test/support/alerts/telling-world.ts";

const start = "2026-08-22T21:00:00.000Z";
const ok = { outcome: "answered", status: 200 } as const;
const broken = { outcome: "answered", status: 503 } as const;
const quietHours = { from: "22:00", to: "07:00" };

interface Chances {
  readonly seeds: readonly number[];
  /** As many at most. */
  readonly deaths: number;
  readonly failures: number;
}

function worldOf({ seeds, ...most }: Chances) {
  let at = 0;
  const next = () => {
    at = (at + 1) % seeds.length;
    return seeds[at] ?? 0;
  };
  let { deaths, failures } = most;
  return tellingWorld(start, {
    dies: () => {
      const isTime = deaths > 0 && next() < 0.15;
      if (isTime) deaths -= 1;
      return isTime;
    },
    answer: () => {
      const isBroken = failures > 0 && next() < 0.3;
      if (isBroken) failures -= 1;
      return isBroken ? broken : ok;
    },
    random: next,
  });
}

const tellsOf = (content: Content, { id }: NoticeItem): boolean =>
  content.kind === "fired"
    ? content.notice.id === id
    : content.kind === "digest" && content.notices.some((one) => one.id === id);
const idsOf = (heard: readonly Heard[]) => new Set(heard.map(({ id }) => id));

const aNotice = fc.record({
  minute: fc.nat({ max: 2_000 }),
  isDigest: fc.boolean(),
  // When it is delivered, beside the first time: at the same moment, while that is handled, later.
  copies: fc.array(fc.constantFrom(0, 0, 1, 5_000, 60_000, 95_000, 3_600_000, 50_000_000), {
    maxLength: 3,
  }),
});
const given = fc.record({
  notices: fc.array(aNotice, { minLength: 1, maxLength: 6 }),
  chances: fc.record({
    seeds: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 7 }),
    deaths: fc.nat({ max: 12 }),
    failures: fc.nat({ max: 4 }),
  }),
  isQuiet: fc.boolean(),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

/** Lives through it; answers what there was to tell, and what was heard. */
async function lived({ notices, chances, isQuiet }: Given) {
  const world = worldOf(chances);
  const channels = [aChannel(), aChannel()];
  const alerts = { now: toldBy(channels), daily: toldBy(channels, { delivery: "digest" }) };
  await world.given(alerts.now, channels, []);
  await world.given(alerts.daily, [], []);
  if (isQuiet) world.setSettings({ ...usualAlertSettings, quietHours });
  const fired = notices.map(({ minute, isDigest, copies }) => {
    const notice = aFiring(isDigest ? alerts.daily : alerts.now, minute);
    world.memory.put(user, notice);
    for (const later of [0, ...copies]) {
      world.fire(notice, new Date(Date.parse(notice.at) + later).toISOString());
    }
    return { notice, kind: isDigest ? ("digest" as const) : ("fired" as const) };
  });
  await world.run();
  const takenBy = ({ id }: ChannelItem) =>
    world.heard.filter(({ isTaken, channelId }) => isTaken && channelId === id);
  return { world, channels, fired, takenBy };
}

test("[ALR-2] each channel is told once of each notice, whatever comes twice, late or in another order, fails, or dies", async () => {
  await fc.assert(
    fc.asyncProperty(given, async (how) => {
      const { world, channels, fired, takenBy } = await lived(how);
      for (const channel of channels) {
        for (const { notice, kind } of fired) {
          const own = takenBy(channel).filter(({ content }) => tellsOf(content, notice));
          // One that is sent again because its sender died is known again by its id.
          expect(idsOf(own).size).toBe(1);
          expect(own).toHaveLength(world.deaths() === 0 ? 1 : own.length);
          expect(own[0]?.content.kind).toBe(kind);
          expect(world.deliveryOf(notice, channel)?.state).toBe("sent");
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("[ALR-4] there is one digest a day for each channel, and nothing in quiet hours", async () => {
  await fc.assert(
    fc.asyncProperty(given, async (how) => {
      const { channels, takenBy } = await lived({ ...how, isQuiet: true });
      for (const channel of channels) {
        const taken = takenBy(channel);
        const hours = taken.map(({ at }) => at.getUTCHours());
        expect(hours.filter((hour) => hour < 7 || hour >= 22)).toEqual([]);
        const digests = taken.filter(({ content }) => content.kind === "digest");
        const days = digests.map(({ content }) => ("at" in content ? content.at.slice(0, 10) : ""));
        expect(new Set(days).size).toBe(idsOf(digests).size);
      }
    }),
    { numRuns: 100 },
  );
});
