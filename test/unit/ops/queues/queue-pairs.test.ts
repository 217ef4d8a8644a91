import { expect, test } from "vitest";
import { addressed } from "#functions/ops/queues/queue-pairs.ts";

const named = {
  renders: { queue: "cardlake-prod-renders", deadLetters: "cardlake-prod-renders-dead-letters" },
  events: { follower: "cardlake-prod-events", deadLetters: "cardlake-prod-events-missed" },
};

test.each([
  ["https://sqs.eu-central-1.amazonaws.com/123456789012", "cardlake-prod-normalize-dead-letters"],
  ["http://127.0.0.1:4566/000000000000", "cardlake-prod-normalize"],
])("[OPS-4] queues lie beside the one at %s", (place, any) => {
  expect(addressed(named, `${place}/${any}`)).toEqual({
    renders: {
      queue: `${place}/cardlake-prod-renders`,
      deadLetters: `${place}/cardlake-prod-renders-dead-letters`,
    },
    events: {
      follower: "cardlake-prod-events",
      deadLetters: `${place}/cardlake-prod-events-missed`,
    },
  });
});
