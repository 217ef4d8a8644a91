import { expect, test } from "vitest";
import { etagOf, getAlert } from "#functions/alerts/alert/get-alert.ts";
import { Ulid, VariantKey } from "#schemas/values.ts";
import { alertPorts } from "#test/support/alerts/alerts.ts";
import { anAlert } from "#test/support/alerts/watches.ts";
import { id } from "#test/support/prices/priced-card.ts";

const userId = "ash";
const alert = anAlert({ subject: { kind: "search", game: "pokemon", query: "set:base1" } });

test("[ALR-1] an alert on a search says how many cards it finds, and how many of them are watched", async () => {
  const { deps, memory, searches } = alertPorts();
  await memory.alerts.create(userId, alert, { most: 10 });
  const shown = () => getAlert({ userId, alertId: alert.id }, deps);
  const before = await shown();
  expect(before).not.toHaveProperty("cards");
  const cards = [{ printingId: id, variant: VariantKey.parse("holo") }];
  const other = Ulid.parse("01ARZ3NDEKTSV4RRFFQ69G5FAW");
  const revision = Ulid.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV");
  await searches.note(alert.id, { cards, total: 700, revision }, undefined);
  const after = await shown();
  expect(after).toMatchObject({ cards: { found: 700, watched: 1 } });
  expect(etagOf(after)).not.toBe(etagOf(before));
  const gone = { cards: [], total: 0, isDeleted: true, revision: other } as const;
  await searches.note(alert.id, gone, { revision });
  expect((await shown()).cards).toEqual({ found: 0, watched: 0, isDeleted: true });
  await memory.alerts.replace(userId, { ...alert, isPaused: true, version: 2 }, { version: 1 });
  expect(await shown()).not.toHaveProperty("cards");
});
