import { expect, test } from "vitest";
import type { Api, ApiCall } from "#bin/local/demo/api.ts";
import { followReplay } from "#bin/replay/follow-replay.ts";
import { requestOf, type Wish } from "#bin/replay/replay-request.ts";

const none = { shadow: false, retiresMany: false };
const figures = { packs: 1, packsOf: 2, lines: 3, written: 1, unchanged: 2, older: 0, rejected: 0 };
const aReplay = { id: "ID", state: "running", target: "silver", seconds: 1, figures, misfits: [] };

/** Follows a replay whose states come one after another. */
async function followed(wish: Wish, states: readonly object[], leavesAfter = 99) {
  const [calls, lines]: [ApiCall<unknown>[], string[]] = [[], []];
  const left = [...states];
  const api: Api = async (call) => {
    calls.push(call);
    const isWatched = (call.method ?? "GET") === "GET";
    return call.answer.parse({ ...aReplay, differences: 0, ...(isWatched && left.shift()) });
  };
  let leave = () => {};
  let sleeps = 0;
  const outcome = await followReplay(wish, {
    ...{ api, token: async () => "token" },
    progress: { status: () => {}, line: (text) => lines.push(text) },
    async sleep() {
      sleeps += 1;
      if (sleeps < leavesAfter) return;
      leave();
      await new Promise(() => undefined);
    },
    onInterrupt: (given) => {
      leave = given;
    },
  });
  const asked = calls.map(({ method = "GET", path }) => `${method} ${path}`);
  return { outcome, calls, asked, text: lines.join("\n") };
}

test("[LAKE-6] the command's words become the request", () => {
  const wish = requestOf({
    ...none,
    ...{
      source: "tcgdex",
      language: ["en", "de"],
      unit: ["base1"],
      dataset: "cards",
      shadow: true,
    },
  });
  const scope = { source: "tcgdex", dataset: "cards", languages: ["en", "de"], units: ["base1"] };
  expect(wish).toEqual({ what: "start", body: { ...scope, target: "shadow" } });
  expect(requestOf({ ...none, stop: "ID" })).toEqual({ what: "stop", id: "ID" });
});

test("[LAKE-6] a replay is shown until it ends, with what it found", async () => {
  const ended = { state: "completed", target: "shadow", differences: 2, misfits: ["No card."] };
  const { outcome, asked, text } = await followed({ what: "start", body: {} }, [{}, ended]);
  expect(outcome).toBe("completed");
  expect(asked).toEqual(["POST /v1/admin/replays", ...Array(2).fill("GET /v1/admin/replays/ID")]);
  expect(text).toContain("1 of 2 packs, 3 answers, 1 written");
  expect(text).toContain("does not fit: No card.");
  expect(text).toContain("2 differences from silver: GET /v1/admin/replays/ID/differences");
});

test("[LAKE-6] whoever leaves leaves it running, and learns how to come back and to stop it", async () => {
  const { outcome, asked, text } = await followed({ what: "watch", id: "ID" }, [{}, {}], 2);
  expect(outcome).toBe("left");
  expect(asked.every((one) => one.startsWith("GET"))).toBe(true);
  expect(text).toContain("npm run replay -- --watch ID");
  expect(text).toContain("npm run replay -- --stop ID");
});

test("[LAKE-6] a stopped replay says how to go on, and a failed one why", async () => {
  const stopped = await followed({ what: "stop", id: "ID" }, [{ state: "stopped" }]);
  expect(stopped.asked[0]).toBe("POST /v1/admin/replays/ID/stop");
  expect(stopped.text).toContain("npm run replay -- --resume ID");
  const failed = await followed({ what: "watch", id: "ID" }, [{ state: "failed", reason: "Why." }]);
  expect(failed).toMatchObject({ outcome: "failed" });
  expect(failed.text).toContain("Why.");
});

test("[LAKE-6] a new replay says what it is called, and a shadow without differences that there are none", async () => {
  const ended = { state: "completed", target: "shadow", differences: 0 };
  const { text } = await followed({ what: "start", body: {} }, [ended]);
  expect(text).toMatch(/^Replay ID$/m);
  expect(text).toContain("No difference from silver");
  const silver = await followed({ what: "watch", id: "ID" }, [{ ...ended, target: "silver" }]);
  expect(silver.text).not.toContain("No difference");
});
