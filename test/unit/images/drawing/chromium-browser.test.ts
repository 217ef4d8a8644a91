import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "#functions/images/drawing/chromium-browser.ts";

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
      target: () => {
        throw new Error("Target.createTarget timed out.");
      },
      async close() {
        ended.push(name);
      },
    };
    return mute as Browser;
  };
  await expect(openBrowser(layer, launch)).rejects.toThrow("timed out");
  await expect(openBrowser(layer, launch)).rejects.toThrow("timed out");
  expect(ended).toEqual(["browser 1", "browser 2"]);
});
