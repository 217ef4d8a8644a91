import { describe, expect, test } from "vitest";
import { charizard } from "#schemas/catalog/examples.ts";
import { deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { PrintingId } from "#schemas/values.ts";
import { eventBridge } from "#shared/events/event-bridge.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

interface Entry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly EventBusName: string;
}
type Result = { readonly ErrorCode?: string };

/** A bus that refuses what `refuse` says, call by call; a number is the status of the whole call. */
async function aBus(
  refuse: (entry: Entry, call: number) => string | number | undefined = () => undefined,
) {
  const calls: Entry[][] = [];
  const taken: Entry[] = [];
  const { origin } = await loopbackServer(async (request, response) => {
    const { Entries } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    calls.push(Entries);
    const verdicts = Entries.map((entry: Entry) => refuse(entry, calls.length));
    const status = verdicts.find((one: unknown) => typeof one === "number");
    if (status) return response.writeHead(status).end("{}");
    taken.push(...Entries.filter((_entry: Entry, at: number) => !verdicts[at]));
    const results = verdicts.map((code: string): Result => (code ? { ErrorCode: code } : {}));
    return response.end(JSON.stringify({ FailedEntryCount: 0, Entries: results }));
  });
  const variables = {
    AWS_ACCESS_KEY_ID: "a",
    AWS_SECRET_ACCESS_KEY: "b",
    AWS_ENDPOINT_URL: origin,
  };
  return { bus: eventBridge("cardlake-test", variables), calls, taken };
}

const at = "2026-02-01T06:00:00.000Z";
const cardNews = (...occasion: string[]): News<"card.updated"> => ({
  kind: "card.updated",
  detail: { game: charizard.game, printingIds: [PrintingId.parse(charizard.id)] },
  ...{ at, occasion },
});
const detailsOf = (entries: readonly Entry[]) => entries.map(({ Detail }) => JSON.parse(Detail));

describe("an event on the bus", () => {
  test("says what has happened in its envelope, and who caused it", async () => {
    const { bus, taken } = await aBus();
    await runWith("cause-of-it-all", () => bus.publish([cardNews("1")]));
    expect(taken).toMatchObject([
      { Source: "cardlake.catalog", DetailType: "card.updated", EventBusName: "cardlake-test" },
    ]);
    const [detail] = detailsOf(taken);
    expect(detail).toMatchObject({ version: 1, at, correlationId: "cause-of-it-all" });
    const delivered = { source: "cardlake.catalog", "detail-type": "card.updated", detail };
    const event = deliveredEvent(["card.updated", "set.updated"]).parse(delivered);
    expect(event).toMatchObject({ kind: "card.updated", detail: { game: charizard.game } });
  });

  test("has the same id when it is told again, and another on another occasion", async () => {
    const { bus, taken } = await aBus();
    for (const sequence of ["1", "1", "2"]) await bus.publish([cardNews(sequence)]);
    const [first, again, other] = detailsOf(taken).map(({ id }) => id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test("that its own schema would refuse is never sent", async () => {
    const { bus, calls } = await aBus();
    const empty: News = { ...cardNews("1"), detail: { game: charizard.game, printingIds: [] } };
    await expect(bus.publish([empty])).rejects.toThrow("printingIds");
    expect(calls).toEqual([]);
  });
});

describe("events on the bus", () => {
  test("go ten a call", async () => {
    const { bus, calls } = await aBus();
    await bus.publish(Array.from({ length: 23 }, (_none, number) => cardNews(`${number}`)));
    expect(calls.map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  test("go in calls of 256 KB at most", async () => {
    const { bus, calls } = await aBus();
    const longId = (number: number): News => ({
      kind: "image.changed",
      detail: { pictureIds: [String(number).repeat(100_000)] },
      ...{ at, occasion: [] },
    });
    await bus.publish([1, 2, 3, 4, 5].map(longId));
    expect(calls.map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  test("of which one is not taken are sent again by that one alone", async () => {
    const { bus, calls, taken } = await aBus(({ Detail }, call) =>
      call < 3 && Detail.includes("second") ? "ThrottlingException" : undefined,
    );
    const pictured = (pictureId: string): News => ({
      kind: "image.changed",
      detail: { pictureIds: [pictureId] },
      ...{ at, occasion: [] },
    });
    await bus.publish([pictured("first"), pictured("second"), pictured("third")]);
    expect(calls.map(({ length }) => length)).toEqual([3, 1, 1]);
    expect(taken).toHaveLength(3);
  });

  test("that are never taken are thrown, so that their stream repeats them", async () => {
    const { bus, calls } = await aBus(() => "InternalFailure");
    await expect(bus.publish([cardNews("1"), cardNews("2")])).rejects.toThrow(
      "EventBridge did not take 2 events for cardlake-test: InternalFailure",
    );
    expect(calls).toHaveLength(5);
  });

  test("outlive an answer that is none", async () => {
    const { bus, taken } = await aBus((_entry, call) => (call < 3 ? 500 : undefined));
    await bus.publish([cardNews("1")]);
    expect(taken).toHaveLength(1);
  });
});
