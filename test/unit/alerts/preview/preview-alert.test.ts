import { expect, test } from "vitest";
import { previewAlert } from "#functions/alerts/preview/preview-alert.ts";
import { AskedPreview } from "#schemas/http/alert-requests.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { dayAt, series, today } from "#test/support/prices/priced-card.ts";

const preview = (
  amounts: readonly (number | undefined)[],
  change: Record<string, unknown> = {},
) => {
  const { days = 90, ...body } = change;
  AskedPreview.shape.days.parse(days);
  const ports = alertPorts(series({}, ...amounts));
  const given = { ...asked(body), days: Number(days) };
  return { ports, answer: previewAlert("ash", given, ports.deps) };
};

test("[ALR-1] a preview says when an alert would have fired, and stores nothing", async () => {
  const { ports, answer } = preview([2_300, 1_900, 1_990, 2_100, undefined, 2_000]);
  expect(await answer).toMatchObject({
    ...{ from: dayAt(89), to: today, count: 2, currency: "USD", source: "best" },
    crossings: [
      {
        price: { amount: 1_900, day: dayAt(4), source: "tcgplayer", currency: "USD" },
        before: { amount: 2_300, day: dayAt(5) },
      },
      { price: { amount: 2_000, day: today }, before: { amount: 2_100, day: dayAt(2) } },
    ],
    warnings: [{ kind: "already_met" }],
  });
  expect([ports.memory.all(), ports.looks]).toEqual([[], []]);
});

test("[ALR-1] what the price was before the days is no crossing, and stands as what they begin with", async () => {
  const amounts = [2_300, 1_900, 1_800, 2_200, 1_900];
  expect((await preview(amounts, { days: 4 }).answer).crossings).toHaveLength(2);
  expect((await preview(amounts, { days: 3 }).answer).crossings).toHaveLength(1);
  expect((await preview(amounts, { days: 1 }).answer).crossings).toMatchObject([
    { price: { day: today }, before: { amount: 2_200, day: dayAt(1) } },
  ]);
});

test("[ALR-2] it follows the rule by which an alert is armed again", async () => {
  const amounts = [2_100, 1_990, 2_010, 1_990, 2_100, 2_000];
  expect((await preview(amounts).answer).count).toBe(2);
  expect((await preview(amounts, { rearm: { kind: "never" } }).answer).count).toBe(1);
});

test("[ALR-1] a record is one of all days, not of those that are looked at", async () => {
  const line = { kind: "all_time_low" };
  const { crossings } = await preview([1_000, 2_000, 1_500, 990], { line, days: 2 }).answer;
  expect(crossings).toMatchObject([
    { price: { amount: 990 }, reference: { amount: 1_000, day: dayAt(3) } },
  ]);
});

test("[API-4] a search cannot be previewed, nor more than a year", async () => {
  const search = preview([], { subject: { kind: "search", query: "charizard" } }).answer;
  await expect(search).rejects.toMatchObject({ errors: [{ pointer: "#/subject/kind" }] });
  for (const days of [0, 366, 1.5]) {
    expect(AskedPreview.shape.days.safeParse(days).success).toBe(false);
  }
});
