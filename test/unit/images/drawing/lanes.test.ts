import { expect, test } from "vitest";
import { type Lanes, lanesOf } from "#functions/images/drawing/lanes.ts";

/** Work that lasts until it is let go, and says when it begins and ends. */
function recorded(lanes: Lanes) {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise<void>((end) => ends.set(name, end));
    log.push(`${name} ends`);
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((done) => setImmediate(done));
  };
  return {
    log,
    end,
    run: (name: string) => void lanes.run(work(name)),
    runAlone: (name: string) => void lanes.runAlone(work(name)),
  };
}
const soon = () => new Promise((done) => setImmediate(done));

test("as much runs as there are lanes, in the order in which it comes", async () => {
  const { log, end, run } = recorded(lanesOf(2));
  for (const name of ["a", "b", "c", "d"]) run(name);
  await soon();
  expect(log).toEqual(["a begins", "b begins"]);
  await end("b");
  expect(log.slice(2)).toEqual(["b ends", "c begins"]);
  await end("a");
  expect(log.slice(4)).toEqual(["a ends", "d begins"]);
});

test("what must be alone begins when nothing runs, before what came earlier and waits", async () => {
  const { log, end, run, runAlone } = recorded(lanesOf(2));
  for (const name of ["a", "b", "c"]) run(name);
  runAlone("x");
  runAlone("y");
  await soon();
  await end("a");
  expect(log).toEqual(["a begins", "b begins", "a ends"]);
  await end("b");
  expect(log.slice(3)).toEqual(["b ends", "x begins"]);
  await end("x");
  expect(log.slice(5)).toEqual(["x ends", "y begins"]);
  await end("y");
  expect(log.slice(7)).toEqual(["y ends", "c begins"]);
});

test("what fails gives its lane free", async () => {
  const lanes = lanesOf(1);
  await expect(lanes.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(lanes.runAlone(() => Promise.reject(new Error("again")))).rejects.toThrow("again");
  expect(await lanes.run(async () => "whole")).toBe("whole");
  expect(lanes.running).toBe(0);
});
