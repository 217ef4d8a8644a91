import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { events } from "#schemas/messages/events/declarations.ts";
import { causeOfEvent, deliveredEvent, envelopeOf } from "#schemas/messages/events/envelope.ts";
import { eventsPage } from "#schemas/messages/events/page.ts";
import { eventWords } from "#schemas/messages/events/words.ts";

const kinds = Object.keys(events) as (keyof typeof events)[];
const enveloped = (kind: keyof typeof events) => ({
  version: events[kind].version,
  id: "0123456789abcdef0123456789abcdef",
  at: "2026-02-01T06:00:00.000Z",
  correlationId: "cause-of-it-all",
  detail: eventWords[kind].example,
});
const delivered = (kind: keyof typeof events) => ({
  ...{ version: "0", source: events[kind].source, "detail-type": kind },
  detail: enveloped(kind),
});

describe("the catalogue of events", () => {
  test("is in the documentation, which has no word more", () => {
    expect(readFileSync("docs/events.md", "utf8"), "npm run docs writes it").toBe(eventsPage());
  });

  test.each(kinds)("%s has an example that its schema takes", (kind) => {
    expect(envelopeOf(kind).safeParse(enveloped(kind)).error).toBeUndefined();
    expect(deliveredEvent([kind]).parse(delivered(kind))).toEqual({ ...enveloped(kind), kind });
  });

  test.each(kinds)("%s is refused by whoever knows only another kind or version", (kind) => {
    const others = kinds.filter((other) => other !== kind);
    expect(deliveredEvent(others).safeParse(delivered(kind)).success).toBe(false);
    const newer = { ...delivered(kind), detail: { ...enveloped(kind), version: 99 } };
    expect(deliveredEvent([kind]).safeParse(newer).success).toBe(false);
  });

  test.each(kinds)("%s is told with what each of its consumers takes it for", (kind) => {
    expect(Object.keys(eventWords[kind].consumers)).toEqual([...events[kind].consumers]);
  });

  test("names at most a hundred things an event", () => {
    const printingIds = Array.from({ length: 101 }, () => "pokemon:en:base1-4");
    const detail = { ...eventWords["card.updated"].example, printingIds };
    const schema = envelopeOf("card.updated");
    expect(schema.safeParse({ ...enveloped("card.updated"), detail }).success).toBe(false);
  });
});

test("[OPS-3] an event names its cause where a queue's worker finds it", () => {
  expect(causeOfEvent(delivered("card.updated"))).toBe("cause-of-it-all");
  expect(causeOfEvent({ game: "no event" })).toBeUndefined();
});
