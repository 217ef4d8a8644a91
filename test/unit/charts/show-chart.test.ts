import { expect, test } from "vitest";
import { drawnChart, showChart, type WantedChart } from "#functions/charts/show-chart.ts";
import { drawChart } from "#functions/images/charts/draw-chart.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import type { ChartKey } from "#schemas/images/chart.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { memoryChartPlans } from "#test/fakes/memory-chart-plans.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { memoryPageFiles } from "#test/fakes/memory-render-files.ts";
import { memoryRenderStore } from "#test/fakes/memory-render-store.ts";
import { paperSheetDrawer } from "#test/fakes/paper-drawing.ts";
import { look } from "#test/support/pictures/some-chart.ts";
import { given, id, series, today } from "#test/support/prices/priced-card.ts";

/** A Charizard with these series, and everything that draws charts of it. */
function charts(...all: readonly HistorySeries[]) {
  let nowMs = Date.parse(`${today}T21:00:00.000Z`);
  let own = all;
  const clock = () => new Date(nowMs);
  const [queue, spent]: [ChartKey[], string[]] = [[], []];
  const pages = memoryPageFiles(clock);
  const ports = {
    ...given(),
    histories: {
      readHistory: (...asked: Parameters<ReturnType<typeof given>["histories"]["readHistory"]>) =>
        given(...own).histories.readHistory(...asked),
    },
    ...{ clock, pages, renders: memoryRenderStore(), chartPlans: memoryChartPlans() },
    asks: memoryPictureAsks(clock),
    chartQueue: { send: async (key: ChartKey) => void queue.push(key) },
    allowance: { spend: async (userId: string) => void spent.push(userId) },
    tools: { sheetDrawer: paperSheetDrawer() },
    imagesBaseUrl: "https://cdn.test",
  };
  const wanted: WantedChart = { range: "30", ...look };
  return {
    ...{ ports, queue, spent, pages },
    show: (change: Partial<WantedChart> = {}) =>
      showChart(id, { ...wanted, ...change, userId: "ash" }, ports),
    svg: () => drawnChart(id, wanted, ports),
    work: () =>
      Promise.all(queue.splice(0).map((key) => drawChart(key, { leftMs: 60_000 }, ports))),
    price: (...now: readonly HistorySeries[]) => {
      own = now;
    },
    later: (ms: number) => {
      nowMs += ms;
    },
  };
}
const week = series({}, 100, 110, 120, 130, 140, 150, 160);

test("[IMG-7] a chart is drawn once however many ask, and then lies at an address of the CDN", async () => {
  const { show, work, queue, spent, pages, svg } = charts(week);
  const first = await Promise.all([show(), show(), show()]);
  expect(first).toEqual(Array(3).fill({ kind: "wanted", retryAfterSeconds: 2 }));
  expect(queue).toHaveLength(1);
  expect(await work()).toEqual([{ outcome: "drawn", pagesDrawn: 1 }]);
  const [file] = pages.kept;
  expect(file).toMatch(/^renders\/[0-9a-f]{64}\/1\.png$/);
  expect(await show()).toEqual({ kind: "there", url: `https://cdn.test/${file}` });
  expect([queue, new Set(spent)]).toEqual([[], new Set(["ash"])]);
  // The paper drawer's picture is the page itself.
  const page = Buffer.from([...pages.files.values()][0]?.bytes ?? []).toString();
  expect(page).toContain(await svg());
  expect(page).toContain('href="/fonts.css"');
});

test("[IMG-7] another price and every option is another chart at another address, and the same is not drawn again", async () => {
  const { show, work, price, pages } = charts(week);
  const drawn = async (change: Partial<WantedChart> = {}) => {
    await show(change);
    await work();
    return JSON.stringify(await show(change));
  };
  const addresses = [
    await drawn(),
    await drawn({ range: "90" }),
    await drawn({ theme: "dark" }),
    await drawn({ width: 900 }),
    await drawn({ height: 500 }),
    await drawn({ currency: "EUR" }),
  ];
  price(series({}, 100, 110, 120, 130, 140, 150, 161));
  addresses.push(await drawn());
  expect(new Set(addresses).size).toBe(7);
  price(week);
  expect(await drawn()).toBe(addresses[0]);
  // One variant and one source: naming them shows the same.
  expect(await drawn({ variant: "holo", source: "tcgplayer" })).toBe(addresses[0]);
  expect(pages.kept).toHaveLength(7);
});

test("[IMG-7] a second delivery of the message draws nothing", async () => {
  const { show, queue, ports, pages } = charts(week);
  await show();
  const [key] = queue;
  const twice = [1, 2].map(() => () => drawChart(key as ChartKey, { leftMs: 60_000 }, ports));
  for (const deliver of twice) await deliver();
  expect(pages.kept).toHaveLength(1);
});

test("a chart whose plan is gone is given up at once", async () => {
  const { show, queue, ports } = charts(week);
  await show();
  ports.chartPlans.get = async () => undefined;
  await expect(drawChart(queue[0] as ChartKey, { leftMs: 60_000 }, ports)).rejects.toMatchObject({
    errorClass: "permanent",
  });
});

test("who waits for two minutes is told to ask later, and an hour after it was asked for it is asked for again", async () => {
  const { show, queue, later } = charts(week);
  await show();
  later(60_000);
  expect(await show()).toEqual({ kind: "wanted", retryAfterSeconds: 30 });
  later(60_000);
  await expect(show()).rejects.toMatchObject({
    code: "images.picture_unavailable",
    headers: { "retry-after": "3480" },
  });
  expect(queue).toHaveLength(1);
  later(58 * 60_000);
  expect((await show()).kind).toBe("wanted");
  expect(queue).toHaveLength(2);
});

test("nothing is remembered of a message that could not be sent, and who has no allowance sends none", async () => {
  const { show, queue, ports } = charts(week);
  const { send } = ports.chartQueue;
  ports.chartQueue.send = () => Promise.reject(new Error("The queue is away."));
  await expect(show()).rejects.toThrow("The queue is away.");
  ports.chartQueue.send = send;
  ports.allowance.spend = () => Promise.reject(new DomainError("request.too_many", "Enough."));
  await expect(show()).rejects.toMatchObject({ code: "request.too_many" });
  ports.allowance.spend = async () => undefined;
  expect((await show()).kind).toBe("wanted");
  expect(queue).toHaveLength(1);
});
