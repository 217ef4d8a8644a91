import { beforeEach, expect, test } from "vitest";
import { readAccesses } from "#functions/images/usage/read-accesses.ts";
import { Sha256 } from "#schemas/values.ts";
import { dayNumber } from "#shared/kernel/days.ts";
import { memoryAccessLogs, memoryUseLedgers } from "#test/fakes/memory-usage.ts";
import { logHead, logLine } from "#test/support/pictures/access-logs.ts";

const picture = Sha256.parse("a".repeat(64));
const at = (file: string) => `/hosted/${picture}/${file}`;
const time = { leftMs: () => 1_000 };
let ports: ReturnType<typeof fresh>;
const fresh = () => ({
  ...{ accessLogs: memoryAccessLogs(), ledgers: memoryUseLedgers() },
  clock: () => new Date("2026-02-03T04:30:00.000Z"),
});
beforeEach(() => {
  ports = fresh();
});
const written = (name: string, ...lines: string[]) =>
  ports.accessLogs.files.set(name, [...logHead, ...lines]);
const uses = async () => (await ports.ledgers.read())?.ledger.uses;

test("[IMG-1] what people have looked at is noted, and what it was read from is gone", async () => {
  written("1", logLine(at("245.webp")), logLine(at("245.webp"), { result: "Miss" }));
  written("2", logLine(at("original"), { day: "2026-02-02" }));
  expect(await readAccesses(time, ports)).toEqual({
    ...{ files: 2, requests: 3, hits: 2, misses: 1, isDone: true },
  });
  const [first, second] = ["2026-02-01", "2026-02-02"].map(dayNumber);
  expect(await uses()).toEqual(
    new Map([
      [
        picture,
        new Map([
          ["245.webp", { day: first, days: 1 }],
          ["original", { day: second, days: 1 }],
        ]),
      ],
    ]),
  );
  expect(ports.accessLogs.files.size).toBe(0);
});

test("what was not served, and what is no hosted picture, is no use of one", async () => {
  written(
    "1",
    logLine(at("245.webp"), { status: 403, result: "Error" }),
    logLine(at("../secret")),
    logLine(at("245.gif")),
    logLine(`/renders/${picture}/1.jpg`),
    logLine(`/own/${picture}/${picture}/245.webp`),
    logLine("/hosted/%2e%2e/245.webp"),
  );
  expect(await readAccesses(time, ports)).toMatchObject({ requests: 6 });
  expect(await uses()).toEqual(new Map());
});

test("nothing of who asked is kept", async () => {
  written("1", logLine(at("245.webp")));
  await readAccesses(time, ports);
  expect(ports.ledgers.text()).not.toMatch(/192\.0\.2|Mozilla|LAX|21:02/);
});

test("a worker that dies before the logs are removed leaves them to the next, who notes the same", async () => {
  written("1", logLine(at("245.webp")));
  const { remove } = ports.accessLogs;
  ports.accessLogs.remove = async () => {
    throw new Error("The worker dies.");
  };
  await expect(readAccesses(time, ports)).rejects.toThrow("The worker dies.");
  const before = await uses();
  ports.accessLogs.remove = remove;
  await readAccesses(time, ports);
  expect(await uses()).toEqual(before);
  expect(ports.accessLogs.files.size).toBe(0);
});

test("two workers that read at once lose nothing", async () => {
  for (const name of ["1", "2", "3"]) written(name, logLine(at(`${name}0.webp`)));
  await Promise.all([readAccesses(time, ports), readAccesses(time, ports)]);
  expect([...((await uses())?.get(picture)?.keys() ?? [])]).toEqual([
    "10.webp",
    "20.webp",
    "30.webp",
  ]);
});

test("what there is no time for is left where it is", async () => {
  for (const name of ["1", "2", "3"]) written(name, logLine(at("245.webp")));
  let left = 3;
  const short = { leftMs: () => Math.max(0, left--) };
  expect(await readAccesses(short, ports)).toMatchObject({ files: 2, isDone: false });
  expect([...ports.accessLogs.files.keys()]).toEqual(["3"]);
  expect(await readAccesses(time, ports)).toMatchObject({ files: 1, isDone: true });
});

test("where there are no logs a ledger begins all the same", async () => {
  expect(await readAccesses(time, ports)).toMatchObject({ files: 0, isDone: true });
  expect((await ports.ledgers.read())?.ledger.since).toBe("2026-02-03");
});
