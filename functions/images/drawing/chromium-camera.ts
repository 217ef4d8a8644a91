import type { CDPSession } from "puppeteer-core";

/** Takes a picture of what a page shows. */
export type Camera = (format: "png" | "jpeg") => Promise<Uint8Array>;

/**
 * A browser made for pictures draws a frame when it is told to. Others draw sixty a second, and a
 * picture waits for the third of them.
 */
export async function cameraOf(
  session: CDPSession,
  oneByOne: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<Camera> {
  const settings = (format: "png" | "jpeg") =>
    ({ format, optimizeForSpeed: true, ...(format === "jpeg" ? { quality: 90 } : {}) }) as const;
  const frame = (format: "png" | "jpeg") =>
    // Two pages that draw a frame at the same moment end the browser.
    oneByOne(() =>
      session.send("HeadlessExperimental.beginFrame", { screenshot: settings(format) }),
    );
  const screenshot: Camera = async (format) => {
    const shot = { ...settings(format), captureBeyondViewport: false };
    const { data } = await session.send("Page.captureScreenshot", shot);
    return Buffer.from(data, "base64");
  };
  // The first frame of a page shows nothing yet.
  const isTold = await frame("png").then(
    () => true,
    () => false,
  );
  if (!isTold) return screenshot;
  return async (format) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const { screenshotData } = await frame(format);
      if (screenshotData) return Buffer.from(screenshotData, "base64");
    }
    throw new Error("The browser draws frames without a picture.");
  };
}
