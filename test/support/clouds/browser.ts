import { tmpdir } from "node:os";
import { dirname } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { launchFromLayer } from "#functions/images/drawing/chromium-layer.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";

/**
 * The layer's Chromium as a person's browser: it keeps the limits between origins, and reaches this
 * machine and nothing else.
 */
export async function aBrowser(): Promise<Browser> {
  const layer = chromiumLayer();
  // The drawing's browser reaches nothing at all; from it comes where the executable lies.
  const unpacked = await launchFromLayer(layer);
  const executablePath = unpacked.process()?.spawnfile;
  await unpacked.close();
  if (!executablePath) throw new Error("The layer's browser has no process.");
  const home = dirname(executablePath);
  return puppeteer.launch({
    executablePath,
    headless: "shell",
    pipe: true,
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
    env: {
      HOME: home,
      TMPDIR: tmpdir(),
      FONTCONFIG_PATH: home,
      LD_LIBRARY_PATH: `${layer}/chromium/lib`,
    },
  });
}
