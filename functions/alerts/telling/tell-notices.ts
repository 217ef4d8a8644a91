import { ulid } from "ulid";
import type { ChannelItem, StoredDelivery } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { afterTelling, claimed, dropped, postponed } from "./after-telling.ts";
import type { TellDeps, TellReport } from "./deps.ts";
import { noteOutcomes } from "./note-outcomes.ts";
import { type Step, stepOf } from "./step-of.ts";
import type { Told } from "./teller.ts";
import type { Deliveries, DeliveryChange, NoticePlace, NoticeState } from "./telling-store.ts";
import { whenToTell } from "./when-to-tell.ts";

/** A notice with what is to be done of each channel. */
interface Plan {
  readonly state: NoticeState;
  readonly steps: ReadonlyMap<Ulid, Step>;
}

/** A try to tell one channel. */
interface Try {
  readonly state: NoticeState;
  readonly channel: ChannelItem;
  /** As it was claimed. */
  readonly claim: StoredDelivery;
}

/**
 * Tells the channels of notices that are to be told now, each once however often it is asked: whoever tells a channel claims that on the notice
 * first. Of what is to be told later it has the notice looked at again, at the earliest moment of its channels; so that of each message one comes
 * at most. Whoever dies leaves a message that is delivered again, and a claim that is taken up when it must be dead.
 *
 * @returns what each of these notices came to, in their order; nothing for one that is gone
 */
export async function tellNotices(
  places: readonly NoticePlace[],
  deps: TellDeps,
): Promise<readonly TellReport[]> {
  const states = await deps.telling.read(places);
  const now = deps.clock();
  const plans = states.map((state) => planOf(state, now));
  await collect(plans, deps);
  const claims = plans.flatMap((plan) => claimsOf(plan, now));
  const overtaken = new Set((await deps.telling.keep(claims)).map(nameOf));
  const own = plans.filter(({ state }) => !overtaken.has(nameOf(placeOf(state))));
  const tries = own.flatMap((plan) => triesOf(plan, claims));
  const told = await Promise.all(tries.map((one) => tell(one, deps)));
  const marks = marksOf(tries, told, deps);
  await deps.telling.keep([...marks.values()]);
  await noteAll(tries, told, deps);
  await lookAgain({ plans, overtaken, marks }, deps);
  return places.map((place) => reportOf(place, { plans, overtaken, marks }));
}

const nameOf = ({ userId, noticeId }: NoticePlace): string => `${userId} ${noticeId}`;
const placeOf = ({ userId, notice }: NoticeState): NoticePlace => ({ userId, noticeId: notice.id });

function planOf(state: NoticeState, now: Date): Plan {
  const { notice, alert, settings, channels } = state;
  if (notice.told.kind !== "fired") return { state, steps: new Map() };
  const ids = new Set<Ulid>([...(alert?.channels ?? []), ...Object.keys(notice.deliveries)]);
  const steps = [...ids].map((channelId): [Ulid, Step] => {
    const channel = channels.get(channelId);
    const when = whenToTell({ alert, channelId }, { settings, channel, now });
    return [channelId, stepOf(notice.deliveries[channelId], when, now)];
  });
  return { state, steps: new Map(steps) };
}

/** What waits for a digest is put there before the notice says so: whoever dies in between does it again. */
async function collect(plans: readonly Plan[], { digests, later }: TellDeps): Promise<void> {
  await allSettled(
    plans.flatMap(({ state, steps }) =>
      [...steps].map(async ([channelId, step]) => {
        if (step.step !== "collect") return;
        const place = { userId: state.userId, channelId };
        await digests.wait(place, { noticeId: state.notice.id, until: step.at.toISOString() });
        await later.at({ version: 1, ...place }, step.at);
      }),
    ),
  );
}

/** What is written of a notice before anybody is told. */
function claimsOf({ state, steps }: Plan, now: Date): readonly DeliveryChange[] {
  const { notice, channels } = state;
  const after = [...steps].flatMap(([id, step]): [Ulid, StoredDelivery][] => {
    const [before, channel] = [notice.deliveries[id], channels.get(id)];
    const next = nextOf(step, { before, channel, now });
    return next ? [[id, { ...next, revision: newRevision() }]] : [];
  });
  if (after.length === 0) return [];
  return [{ ...placeOf(state), before: notice.deliveries, after: Object.fromEntries(after) }];
}

const newRevision = (): Ulid => Ulid.parse(ulid());

function nextOf(
  step: Step,
  of: { before: StoredDelivery | undefined; channel: ChannelItem | undefined; now: Date },
): Omit<StoredDelivery, "revision"> | undefined {
  const { before, channel, now } = of;
  switch (step.step) {
    case "send":
      return channel && claimed(before, channel, now);
    case "drop":
      return dropped(before, step.reason, now);
    case "postpone":
    case "collect":
      return postponed(before, { until: step.at, now, isDigest: step.step === "collect" });
    case "look_again":
    case "nothing":
      return undefined;
  }
}

function triesOf({ state, steps }: Plan, claims: readonly DeliveryChange[]): readonly Try[] {
  const name = nameOf(placeOf(state));
  const claim = claims.find((one) => nameOf(one) === name);
  return [...steps].flatMap(([id, { step }]): Try[] => {
    const [channel, own] = [state.channels.get(id), claim?.after[id]];
    return step === "send" && channel && own ? [{ state, channel, claim: own }] : [];
  });
}

function tell({ state, channel }: Try, { teller }: TellDeps): Promise<Told> {
  const { id, at, told } = state.notice;
  if (told.kind !== "fired") throw new Error(`Channels are told of firings, not of ${told.kind}.`);
  return teller.tell(state.userId, channel, { kind: "fired", notice: { id, at, told } });
}

/** What is written of notices after channels were told. */
function marksOf(
  tries: readonly Try[],
  told: readonly Told[],
  { clock, random }: TellDeps,
): ReadonlyMap<string, DeliveryChange> {
  const now = clock();
  const marks = new Map<string, DeliveryChange>();
  for (const [at, { state, channel, claim }] of tries.entries()) {
    const one = told[at];
    if (!one) continue;
    const { delivery } = afterTelling(one, { attempts: claim.attempts, now, random });
    const place = placeOf(state);
    const { before, after }: { before: Deliveries; after: Deliveries } = marks.get(
      nameOf(place),
    ) ?? { before: {}, after: {} };
    marks.set(nameOf(place), {
      ...place,
      before: { ...before, [channel.id]: claim },
      after: { ...after, [channel.id]: { ...delivery, revision: newRevision() } },
    });
  }
  return marks;
}

/** What telling came to, once for each channel. */
async function noteAll(tries: readonly Try[], told: readonly Told[], deps: TellDeps) {
  const all = tries.flatMap(({ state: { userId }, channel }, at) => {
    const one = told[at];
    return one ? [{ userId, channel, one }] : [];
  });
  const byChannel = Map.groupBy(all, ({ userId, channel }) => `${userId} ${channel.id}`);
  await allSettled(
    [...byChannel.values()].map(async (some) => {
      const [first] = some;
      if (first)
        await noteOutcomes(
          first,
          some.map(({ one }) => one),
          deps,
        );
    }),
  );
}

interface Done {
  readonly plans: readonly Plan[];
  readonly overtaken: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, DeliveryChange>;
}

/** Where somebody else was before, so soon it is seen what that came to. */
const overtakenMs = 5_000;

async function lookAgain({ plans, overtaken, marks }: Done, deps: TellDeps): Promise<void> {
  const now = deps.clock().getTime();
  await allSettled(
    plans.map(async ({ state, steps }) => {
      const place = placeOf(state);
      const name = nameOf(place);
      const waits = [...steps].flatMap(([id, step]): number[] => {
        if (step.step === "look_again" || step.step === "postpone") return [step.at.getTime()];
        const until = marks.get(name)?.after[id]?.until;
        return step.step === "send" && until !== undefined ? [Date.parse(until)] : [];
      });
      const all = overtaken.has(name) ? [...waits, now + overtakenMs] : waits;
      if (all.length === 0) return;
      await deps.later.at({ version: 1, ...place }, new Date(Math.min(...all)));
    }),
  );
}

function reportOf(place: NoticePlace, { plans, overtaken, marks }: Done): TellReport {
  const name = nameOf(place);
  const plan = plans.find(({ state }) => nameOf(placeOf(state)) === name);
  const marked = Object.values(marks.get(name)?.after ?? {}).map(({ state }) => state);
  const steps = overtaken.has(name) ? [] : [...(plan?.steps.values() ?? [])];
  const count = (...kinds: readonly Step["step"][]) =>
    steps.filter(({ step }) => kinds.includes(step)).length;
  const states = (wanted: StoredDelivery["state"]) =>
    marked.filter((state) => state === wanted).length;
  return {
    sent: states("sent"),
    postponed: count("postpone", "collect") + states("waiting"),
    dropped: count("drop") + states("failed"),
  };
}
