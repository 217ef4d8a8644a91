import { expect, test } from "vitest";
import { followBackfill } from "#bin/backfill/follow-backfill.ts";
import { runsOf, startOf } from "#bin/backfill/runs-of-days.ts";
import { type Api, Refusal } from "#bin/local/demo/api.ts";
import { Trouble } from "#bin/local/trouble.ts";

const at = (time: string) => Date.parse(`2026-02-01T${time}Z`);
const minutes = 60_000;

const source = "tcgcsv";

test("days become runs of a hundred, both ends included", () => {
  const runs = runsOf("2024-02-08", "2026-07-26");
  expect(runs.map(({ length }) => length)).toEqual([...Array(9).fill(100)]);
  expect([runs[0]?.[0], runs[8]?.[99]]).toEqual(["2024-02-08", "2026-07-26"]);
  expect(runsOf("2024-02-28", "2024-03-01")).toEqual([["2024-02-28", "2024-02-29", "2024-03-01"]]);
});

test.each([
  ["2024-02-09", "2024-02-08"],
  ["2024-02-30", "2024-03-08"],
  ["", "today"],
])("%s to %s are no days", (from, to) => expect(() => runsOf(from, to)).toThrow(Trouble));

test.each([
  ["20:31:00", 2, "20:31:00"],
  ["20:43:00", 2, "20:46:00"],
  ["20:45:00", 2, "20:46:00"],
  ["20:45:59", 2, "20:46:00"],
  ["20:46:00", 40, "21:01:00"],
])(
  "[ING-1] at %s a run of %d minutes waits until %s, so that the source's own get in",
  (now, took, start) => {
    expect(startOf(at(now), took * minutes)).toBe(at(start));
  },
);

/** Units of the first run, and of the second in two pages. */
function unitsAt(path: string) {
  const unit = (name: string, more: object = {}) => ({
    ...{ unit: name, state: "done", rejected: 0, figures: { gone: 0 }, ...more },
  });
  if (path.includes("R1")) return { items: [unit("archive/1")] };
  if (!path.includes("cursor")) {
    return { items: [unit("archive/c", { rejected: 1 })], nextCursor: "a b" };
  }
  expect(path).toContain("cursor=a%20b");
  const failed = unit("archive/a", { state: "failed", reason: "No." });
  return { items: [unit("archive/b", { figures: { gone: 1 } }), failed] };
}

/** A stage at which the first run finds the source busy, and one day of the second is missing. */
async function followed() {
  const [lines, starts, sleeps]: [string[], unknown[], number[]] = [[], [], []];
  let nowMs = at("20:40:00");
  let isBusy = true;
  let polls = 0;
  const api: Api = async ({ method = "GET", path, body, answer }) => {
    if (method === "POST") {
      if (isBusy) {
        isBusy = false;
        throw new Refusal(path, 409, "busy");
      }
      starts.push(body);
      return answer.parse({ id: `R${starts.length}` });
    }
    if (path.includes("/units")) return answer.parse(unitsAt(path));
    polls += 1;
    const state = polls % 2 === 1 ? "running" : path.includes("R1") ? "completed" : "failed";
    return answer.parse({ id: "R", state, unitsByState: { done: 1 }, figures: { written: 7 } });
  };
  const isWhole = await followBackfill(
    { source, runs: [["2024-02-08"], ["2024-02-09", "2024-02-10"]] },
    {
      ...{ api, token: async () => "token" },
      progress: { status: () => {}, line: (text) => lines.push(text) },
      now: () => nowMs,
      async sleep(ms) {
        sleeps.push(ms);
        nowMs += ms;
      },
    },
  );
  return { isWhole, lines, starts, sleeps };
}

test("[ING-5] runs go one after another, and each says which of its days have not come", async () => {
  const { isWhole, lines, starts, sleeps } = await followed();
  expect(isWhole).toBe(false);
  const base = { source, mode: "due" };
  expect(starts).toEqual([
    { ...base, units: ["archive/2024-02-08"] },
    { ...base, units: ["archive/2024-02-09", "archive/2024-02-10"] },
  ]);
  expect(sleeps).toEqual([30_000, 2_000, 0, 2_000]);
  expect(lines).toEqual([
    "1 of 2, 2024-02-08 to 2024-02-08: completed, 7 prices written",
    "2 of 2, 2024-02-09 to 2024-02-10: failed, 7 prices written",
    ...["  archive/a: failed: No.", "  archive/b: there is none"],
    "  archive/c: does not fit, see the dead letters",
  ]);
});
