import { expect, test } from "vitest";
import type { DrawingBrowser } from "#functions/images/drawing/drawing-browser.ts";
import { keptSheetDrawer, type Wear } from "#functions/images/drawing/kept-sheet-drawer.ts";
import { DrawTimeout, type SheetDocument } from "#functions/images/drawing/sheet-drawer.ts";

const sheet = (html: string, timeoutMs = 5_000): SheetDocument => ({
  ...{ html, width: 10, height: 10, timeoutMs },
});
const text = (picture: Uint8Array) => Buffer.from(picture).toString();
const noWear: Wear = { mostDrawn: Infinity, mostMb: Infinity };

/** How a browser takes a document. */
type Manner = (
  html: string,
  browser: { readonly name: number; die(): void },
) => Promise<string> | string;

/** A drawer on browsers of paper, and what became of them. */
function aDrawer(manner: Manner, wear: Partial<Wear> = {}, memoryMb?: number) {
  const log: string[] = [];
  let started = 0;
  const start = async (): Promise<DrawingBrowser> => {
    const name = ++started;
    let [isAlive, drawn] = [true, 0];
    const died = Promise.withResolvers<never>();
    died.promise.catch(() => undefined);
    const die = () => {
      isAlive = false;
      died.reject(new Error("The browser went away."));
    };
    log.push(`${name} starts`);
    return {
      get isAlive() {
        return isAlive;
      },
      get drawn() {
        return drawn;
      },
      async draw({ html }) {
        drawn += 1;
        log.push(`${name} draws ${html}`);
        const picture = Promise.resolve(manner(html, { name, die }));
        return Buffer.from(await Promise.race([picture, died.promise]));
      },
      memoryMb: async () => memoryMb,
      async close() {
        log.push(`${name} ends`);
        die();
      },
    };
  };
  return { log, drawer: keptSheetDrawer(start, { ...noWear, ...wear }) };
}
const never = () => new Promise<never>(() => undefined);

test("two documents are drawn at a time, by one browser", async () => {
  const free = Promise.withResolvers<string>();
  const { log, drawer } = aDrawer((html) => (html === "c" ? html : free.promise));
  const all = Promise.all(["a", "b", "c"].map((html) => drawer.draw(sheet(html))));
  await new Promise((done) => setTimeout(done, 20));
  expect(log).toEqual(["1 starts", "1 draws a", "1 draws b"]);
  free.resolve("free");
  expect((await all).map(text)).toEqual(["free", "free", "c"]);
});

test("[IMG-5] a browser that dies of one of two documents costs neither its picture", async () => {
  const { log, drawer } = aDrawer((html, { name, die }) => {
    if (name > 1) return html;
    if (html === "a") setImmediate(die);
    return never();
  });
  const drawn = await Promise.all([drawer.draw(sheet("a")), drawer.draw(sheet("b"))]);
  expect(drawn.map(text)).toEqual(["a", "b"]);
  expect(log.filter((line) => line.includes("draws"))).toHaveLength(4);
});

test("[IMG-5] a document that kills every browser fails alone", async () => {
  const { drawer } = aDrawer((html, { die }) => {
    if (html !== "killer") return new Promise((done) => setTimeout(done, 5, html));
    setImmediate(die);
    return never();
  });
  const all = ["a", "killer", "b", "c"].map((html) => drawer.draw(sheet(html)).then(text, String));
  const [a, killer, b, c] = await Promise.all(all);
  expect([a, b, c]).toEqual(["a", "b", "c"]);
  expect(killer).toContain("died of the same picture twice");
});

test("[IMG-5] a browser that hangs is ended, and what hung beside the culprit is drawn", async () => {
  const { log, drawer } = aDrawer((html, { name }) =>
    html === "hangs" || name === 1 ? never() : html,
  );
  const [hangs, good] = [drawer.draw(sheet("hangs", 30)), drawer.draw(sheet("good", 30))];
  await expect(hangs).rejects.toThrow(DrawTimeout);
  expect(text(await good)).toBe("good");
  expect(log).toContain("1 ends");
  expect(text(await drawer.draw(sheet("next")))).toBe("next");
});

test("what fails beside a browser that lives is not tried again", async () => {
  const { log, drawer } = aDrawer((html) => Promise.reject(new Error(`${html} is no document`)));
  await expect(drawer.draw(sheet("rubbish"))).rejects.toThrow("rubbish is no document");
  expect(log).toEqual(["1 starts", "1 draws rubbish"]);
});

test.each([
  { reason: "so many documents", wear: { mostDrawn: 2 } },
  { reason: "so much memory", wear: { mostMb: 500 } },
])("[OPS-8] a browser is replaced after $reason, between two pictures", async ({ wear }) => {
  const { log, drawer } = aDrawer((html) => html, wear, 501);
  for (const html of ["a", "b", "c"]) expect(text(await drawer.draw(sheet(html)))).toBe(html);
  expect(log).toContain("1 ends");
  expect(log.indexOf("1 ends")).toBeLessThan(log.indexOf("2 starts"));
});

test("[IMG-5] a browser that does not start costs a page no more than its time, and serves the next", async () => {
  const starting = Promise.withResolvers<DrawingBrowser>();
  let starts = 0;
  const drawer = keptSheetDrawer(() => {
    starts += 1;
    return starting.promise;
  }, noWear);
  await expect(drawer.draw(sheet("a", 50))).rejects.toThrow("not drawn within 50 ms");
  await expect(drawer.draw(sheet("a", 50))).rejects.toThrow("not drawn within 50 ms");
  starting.resolve({
    ...{ isAlive: true, drawn: 0 },
    draw: async ({ html }) => Buffer.from(html),
    memoryMb: async () => undefined,
    close: async () => undefined,
  });
  expect(text(await drawer.draw(sheet("late")))).toBe("late");
  expect(starts).toBe(1);
});

test("a browser that was made ready draws the first document", async () => {
  const { log, drawer } = aDrawer((html) => html);
  drawer.prepare();
  await new Promise((done) => setImmediate(done));
  expect(log).toEqual(["1 starts"]);
  await drawer.draw(sheet("a"));
  expect(log).toEqual(["1 starts", "1 draws a"]);
});

test("that it cannot be made ready is told with the first document", async () => {
  const drawer = keptSheetDrawer(() => Promise.reject(new Error("No browser here.")), noWear);
  drawer.prepare();
  await expect(drawer.draw(sheet("a"))).rejects.toThrow("No browser here.");
});
