import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import { type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { aBrowser } from "#test/support/clouds/browser.ts";

const { apiUrl } = inject("cloud");
const reports = join(import.meta.dirname, "../../.local/reports");
let browser: Browser;
let owner: SignedIn;
let elsewhere: Server;

beforeAll(async () => {
  owner = await somebody();
  browser = await aBrowser();
  // A page of another origin: another port of this machine.
  elsewhere = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Elsewhere</title>");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", () => resolve()));
  mkdirSync(reports, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  elsewhere?.close();
});

test("[API-3] a page of another origin reads and writes, preflight included", async () => {
  const page = await browser.newPage();
  const { port } = elsewhere.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  const said = await page.evaluate(
    async (url: string, token: string) => {
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": "from-elsewhere",
      };
      const body = JSON.stringify({ name: "From elsewhere", kind: "binder" });
      const made = await fetch(`${url}/v1/collections`, { method: "POST", headers, body });
      const location = made.headers.get("location") ?? "";
      const changed = await fetch(`${url}${location}`, {
        method: "PATCH",
        headers: { ...headers, "if-match": made.headers.get("etag") ?? "" },
        body: JSON.stringify({ kind: "deck" }),
      });
      return {
        made: made.status,
        location,
        changed: changed.status,
        etag: changed.headers.get("etag"),
        body: await changed.json(),
      };
    },
    apiUrl,
    owner.token,
  );
  expect(said).toMatchObject({ made: 201, changed: 200, body: { kind: "deck" }, etag: '"v2.0.0"' });
  expect(said.location).toMatch(/^\/v1\/collections\//);
  await page.close();
});

/** The page at /docs, with everything that a policy or a script complained of. */
async function docs(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 1600 });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    const isOurs = protocol === "data:" || origin === new URL(apiUrl).origin;
    if (!isOurs) complaints.push(`${request.url()} is elsewhere`);
  });
  await page.goto(`${apiUrl}/docs`);
  await page.waitForSelector(".opblock");
  return { page, complaints };
}

/** Ids of the operations that the page has shown by its end: of so many it draws only those that are in sight. */
async function shownOnTheWay(page: Page): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (let isAtEnd = false; !isAtEnd; ) {
    const ids = await page.$$eval(".opblock", (blocks) => blocks.map(({ id }) => id));
    for (const id of ids) seen.add(id);
    isAtEnd =
      (await page.evaluate(
        "scrollY + innerHeight >= document.documentElement.scrollHeight - 1",
      )) === true;
    await page.evaluate("scrollBy(0, innerHeight / 2)");
    await page.evaluate(
      "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
    );
  }
  return seen;
}

test("[API-1] the page at /docs shows all operations, under a policy that it keeps", async () => {
  const { page, complaints } = await docs();
  await page.screenshot({ path: join(reports, "docs.png") });
  expect((await shownOnTheWay(page)).size).toBe(operations.length);
  expect(complaints).toEqual([]);
  await page.close();
});

/** Swagger UI draws anew after each letter of a filter, so an element may be gone when it is hit. */
async function clickOn(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
}

const shownAre = (page: Page, count: number) =>
  page.waitForFunction(`document.querySelectorAll(".opblock").length === ${count}`);

test.each([
  ["a word of a path", "redrive", ["ops.redriveQueue"]],
  ["an id", "collections.addItems", ["collections.addItems"]],
  ["words of a summary", "one card facts elsewhere", ["catalog.getCard"]],
])("[API-1] the page finds operations by %s", async (_what, phrase, found) => {
  const { page } = await docs();
  await page.type(".operation-filter-input", phrase);
  await shownAre(page, found.length);
  const ids = await page.$$eval(".opblock-summary-operation-id", (all) =>
    all.map(({ textContent }) => textContent?.replaceAll("\u200b", "")),
  );
  expect(ids).toEqual(found);
  await page.close();
});

test("[API-1] a request is tried on the page, and shown in curl, TypeScript and Python", async () => {
  const { page, complaints } = await docs();
  await page.type(".operation-filter-input", "ops.getHealth");
  await shownAre(page, 1);
  // A click that falls between two drawings is lost, the one that opens the operation like the other.
  const isAnswered = async () => {
    if (await page.$(".live-responses-table")) return true;
    const isOpen = (await page.$(".opblock.is-open .btn.execute")) !== null;
    await clickOn(page, isOpen ? ".btn.execute" : ".opblock-summary-control");
    return false;
  };
  await expect.poll(isAnswered, { timeout: 30_000, interval: 1_000 }).toBe(true);
  const status = await page.$eval(
    ".live-responses-table .response .response-col_status",
    (cell) => cell.textContent,
  );
  expect(status).toContain("200");
  const samples: Record<string, string> = {};
  for (const [index, name] of ["curl", "TypeScript", "Python"].entries()) {
    await clickOn(page, `.request-snippets .curl-command .btn:nth-child(${index + 1})`);
    samples[name] = await page.$eval(".request-snippets pre", (code) => code.textContent ?? "");
  }
  await page.screenshot({ path: join(reports, "docs-try.png"), fullPage: true });
  const url = `${apiUrl}/v1/health`;
  expect(samples["curl"]).toContain(url);
  expect(samples["TypeScript"]).toContain(`await fetch("${url}"`);
  expect(samples["Python"]).toContain("urllib.request.Request(");
  expect(complaints).toEqual([]);
  await page.close();
});

test("[API-1] without scripts the page leads to a plain one", async () => {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${apiUrl}/docs`);
  await page.click("noscript a");
  await page.waitForSelector("section");
  expect(page.url()).toBe(`${apiUrl}/docs/plain`);
  expect(await page.$$eval("section", (all) => all.length)).toBeGreaterThan(40);
  await page.close();
});
