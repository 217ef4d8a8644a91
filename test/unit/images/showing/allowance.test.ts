import { beforeEach, expect, test } from "vitest";
import { PrintingId } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { defaultBudgets } from "#shared/limits/budgets.ts";
import { windowedRateLimits } from "#shared/limits/windowed-rate-limits.ts";
import { memoryCounters } from "#test/fakes/memory-counters.ts";
import { aCard, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import {
  at,
  refusal,
  type ShownPictures,
  setId,
  shownPictures,
} from "#test/support/pictures/picture-showing.ts";

let world: ShownPictures;
beforeEach(async () => {
  world = await shownPictures();
});

test("[ACC-5] a thousand ids in a minute from one address cost three hundred messages", async () => {
  const numbers = Array.from({ length: 1_000 }, (_none, index) => String(index + 1));
  const ids = numbers.map((number) => PrintingId.parse(`pokemon:en:base1-${number}`));
  world.ports.catalog = await storeWith(
    numbers.map((number) => aCard({ setId, number, ...pictureAt(at(number)) })),
  );
  const limits = windowedRateLimits({
    ...{ counters: memoryCounters().counters, budgets: defaultBudgets, clock: world.ports.clock },
    onTrouble: (error) => {
      throw error;
    },
  });
  world.ports.pictureAllowance.spend = (who) => limits.spend("fetch", { address: who });
  const heard = await Promise.all(ids.map((id) => refusal(world.show(id))));
  const refused = heard.filter((one) => one instanceof DomainError);
  expect(world.queue).toHaveLength(300);
  expect(refused.length + world.queue.length).toBe(1_000);
  expect(refused[0]).toMatchObject({ code: "request.too_many", facts: { budget: "fetch" } });
});
