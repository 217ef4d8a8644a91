import { describe, expect, test } from "vitest";
import { bindPages } from "#functions/images/downloads/bind-pages.ts";
import type { WantedDownload } from "#functions/images/downloads/download-queue.ts";
import { leadToDownload } from "#functions/images/downloads/lead-to-download.ts";
import { sharpPaperImaging } from "#functions/images/drawing/sharp-paper-imaging.ts";
import type { DownloadKind } from "#schemas/images/download.ts";
import { memoryDownloadRecords, memoryLargeFiles } from "#test/fakes/memory-downloads.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { measuredPages } from "#test/support/pictures/read-pdf.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

/** Several pages. */
const large = { columns: 10, quality: "high", title: "My ピカチュウ: all" };

async function desk(options: object = large, cards = 70) {
  const given = await renderPorts(cards);
  const sent: WantedDownload[] = [];
  const spent: number[] = [];
  const files = memoryLargeFiles();
  const ports = {
    ...given.ports,
    ...{ files, downloads: memoryDownloadRecords(), asks: memoryPictureAsks(given.ports.clock) },
    downloadQueue: {
      send: async (wanted: WantedDownload) => void sent.push(wanted),
    },
    allowance: { spend: async (_user: string, cost: number) => void spent.push(cost) },
    ...{ paper: sharpPaperImaging(), imagesBaseUrl: "https://images.test" },
  };
  const { id } = await given.ask(options);
  const name = { userId: given.place.userId, renderId: id };
  return {
    ...given,
    ...{ ports, files, sent, spent, name },
    drawn: () => given.draw(id),
    lead: (as: DownloadKind, whose = name) => leadToDownload({ ...whose, as }, ports),
    bind: (as: DownloadKind, leftMs = 300_000) =>
      bindPages({ ...name, download: as }, { leftMs }, ports),
  };
}

async function entriesOf(zip: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const { FS, callMain } = await sevenZip(() => undefined);
  FS.writeFile("/a.zip", zip);
  expect(callMain(["x", "-y", "-o/out", "/a.zip"])).toBe(0);
  const names: string[] = FS.readdir("/out").filter((one: string) => !one.startsWith("."));
  return new Map(names.sort().map((one) => [one, Buffer.from(FS.readFile(`/out/${one}`))]));
}

describe("[IMG-3] a download of a render", () => {
  test("is made when it is asked for first, and led to from then on", async () => {
    const { drawn, lead, bind, sent, spent, files, get, name } = await desk();
    await expect(lead("zip")).rejects.toMatchObject({ code: "images.not_finished" });
    await drawn();
    expect(await lead("zip")).toEqual({ kind: "wanted", retryAfterSeconds: 2 });
    expect(await lead("zip")).toMatchObject({ kind: "wanted" });
    const composite = (await get(name.renderId))?.composite;
    expect(sent).toEqual([{ ...name, download: "zip", composite: composite?.key }]);
    expect(spent).toEqual([composite?.pages.length]);
    const path = `renders/${composite?.key}/all.zip`;
    const report = await bind("zip");
    const kept = files.kept.get(path);
    expect(report).toEqual({
      outcome: "bound",
      pages: composite?.pages.length,
      bytes: kept?.bytes.length,
    });
    expect(await lead("zip")).toEqual({ kind: "there", url: `https://images.test/${path}` });
    expect(kept?.as).toEqual({ contentType: "application/zip", fileName: "My ピカチュウ all.zip" });
  });

  test("holds every page as it is, in their order", async () => {
    const { drawn, bind, files, ports } = await desk();
    await drawn();
    await bind("zip");
    const [zip] = files.kept.values();
    const entries = await entriesOf(zip?.bytes ?? Buffer.alloc(0));
    const pages = [...ports.pages.files].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(pages.length).toBeGreaterThan(2);
    expect([...entries.keys()]).toEqual(pages.map((_page, at) => `page-${at + 1}.jpg`));
    expect([...entries.values()]).toEqual(pages.map(([, { bytes }]) => bytes));
  });

  test("is made once for all that show the same, and not again for a second message", async () => {
    const { drawn, bind, ask, draw, ports, files, lead } = await desk();
    await drawn();
    await bind("pdf");
    const before = files.kept.size;
    expect(await bind("pdf")).toMatchObject({ outcome: "not_wanted" });
    const twin = await ask(large);
    await draw(twin.id);
    const whose = { userId: (await desk()).name.userId, renderId: twin.id };
    await expect(lead("pdf", whose)).rejects.toMatchObject({ code: "images.no_such_render" });
    expect(
      await leadToDownload({ ...whose, userId: "stranger", as: "pdf" }, ports).catch((e) => e.code),
    ).toBe("images.no_such_render");
    expect(files.kept.size).toBe(before);
  });

  test("has a page of PDF for each picture, two pixels to the point", async () => {
    const { drawn, bind, files, get, name } = await desk();
    await drawn();
    await bind("pdf");
    const [pdf] = files.kept.values();
    expect(pdf?.as).toEqual({ contentType: "application/pdf", fileName: "My ピカチュウ all.pdf" });
    const sizes = measuredPages(pdf?.bytes ?? Buffer.alloc(0)).map(({ width }) =>
      Math.round((width / 25.4) * 144),
    );
    expect(sizes).toEqual((await get(name.renderId))?.composite?.pages.map(({ width }) => width));
  });

  test("whose worker dies is seen by nobody, and made by the next", async () => {
    const { drawn, bind, files, ports, lead } = await desk();
    await drawn();
    const { get } = ports.pages;
    let reads = 0;
    ports.pages.get = async (page) => {
      reads += 1;
      if (reads === 3) throw new Error("The worker dies.");
      return get(page);
    };
    await expect(bind("zip")).rejects.toThrow("dies");
    expect(files.kept.size).toBe(0);
    expect(await lead("zip")).toMatchObject({ kind: "wanted" });
    expect(await bind("zip")).toMatchObject({ outcome: "bound" });
  });

  test("is not made of what has expired, or of what was deleted meanwhile", async () => {
    const { drawn, bind, ports, name, files } = await desk();
    await drawn();
    ports.pages.get = async () => undefined;
    expect(await bind("zip")).toEqual({ outcome: "gone", pages: 0 });
    await ports.renders.remove(name);
    expect(await bind("zip")).toEqual({ outcome: "not_wanted", pages: 0 });
    expect(files.kept.size).toBe(0);
  });

  test("is made for all that show the same, whichever of them asked and is deleted", async () => {
    const { drawn, ask, lead, sent, ports, name, place } = await desk();
    await drawn();
    expect(await lead("zip")).toMatchObject({ kind: "wanted" });
    await ports.renders.remove(name);
    const twin = { userId: place.userId, renderId: (await ask(large)).id };
    expect(await lead("zip", twin)).toMatchObject({ kind: "wanted" });
    expect(sent).toHaveLength(1);
    for (const wanted of sent) await bindPages(wanted, { leftMs: 300_000 }, ports);
    expect(await lead("zip", twin)).toMatchObject({ kind: "there" });
  });

  test("ends before its worker's time does", async () => {
    const { drawn, bind, ports, pass, files } = await desk();
    await drawn();
    const { get } = ports.pages;
    ports.pages.get = async (page) => {
      pass(120_000);
      return get(page);
    };
    await expect(bind("zip")).rejects.toMatchObject({ name: "OutOfTime" });
    expect(files.kept.size).toBe(0);
  });

  test("that does not come is said to be unavailable, after ten minutes, and asked for anew after an hour", async () => {
    const { drawn, lead, pass, sent } = await desk();
    await drawn();
    await lead("pdf");
    pass(10 * 60_000 - 1);
    expect(await lead("pdf")).toMatchObject({ kind: "wanted" });
    pass(1);
    await expect(lead("pdf")).rejects.toMatchObject({
      ...{ code: "images.picture_unavailable", facts: { retryAfterSeconds: 3_000 } },
      message:
        "The download could not be made. Ask again in 3000 seconds, or for the pages one by one.",
    });
    pass(50 * 60_000);
    expect(await lead("pdf")).toMatchObject({ kind: "wanted" });
    expect(sent).toHaveLength(2);
  });
});
