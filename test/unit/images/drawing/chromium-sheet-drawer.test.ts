import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";

const layer = mkdtempSync(join(tmpdir(), "layer-"));
beforeAll(async () => {
  await mkdir(join(layer, "fonts"));
  await writeFile(join(layer, "fonts", "fonts.css"), "");
});
afterAll(() => rmSync(layer, { recursive: true }));

test("[OPS-8] a browser that starts and then does not answer is ended, not left beside the next", async () => {
  const ended: string[] = [];
  let started = 0;
  const launch = async () => {
    const name = `browser ${++started}`;
    const mute: Partial<Browser> = {
      connected: true,
      newPage: () => Promise.reject(new Error("Target.createTarget timed out.")),
      async close() {
        ended.push(name);
      },
    };
    return mute as Browser;
  };
  const drawer = chromiumSheetDrawer(layer, launch);
  const sheet = { html: "", width: 10, height: 10, timeoutMs: 1_000 };
  await expect(drawer.draw(sheet)).rejects.toThrow("timed out");
  await expect(drawer.draw(sheet)).rejects.toThrow("timed out");
  expect(ended).toEqual(["browser 1", "browser 2"]);
});

test("[IMG-5] a browser that does not start costs a page no more than its time, and serves the next", async () => {
  let launches = 0;
  const started = Promise.withResolvers<Browser>();
  const launch = () => {
    launches += 1;
    return started.promise;
  };
  const drawer = chromiumSheetDrawer(layer, launch);
  const sheet = { html: "", width: 10, height: 10, timeoutMs: 50 };
  await expect(drawer.draw(sheet)).rejects.toThrow("not drawn within 50 ms");
  await expect(drawer.draw(sheet)).rejects.toThrow("not drawn within 50 ms");
  expect(launches).toBe(1);
  const mute: Partial<Browser> = {
    connected: true,
    newPage: () => Promise.reject(new Error("The late browser was asked.")),
    close: async () => undefined,
  };
  started.resolve(mute as Browser);
  await expect(drawer.draw(sheet)).rejects.toThrow("The late browser was asked.");
  expect(launches).toBe(1);
});
