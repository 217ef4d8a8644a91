import { downloadKey, downloadTypes } from "#schemas/storage/image-files.ts";
import type { StoredComposite } from "#schemas/storage/image-items.ts";
import { fileNameOf } from "#shared/kernel/attachment.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { deadlineAt, stillInTime, within } from "#shared/kernel/deadline.ts";
import type { LargeFiles } from "#shared/kernel/large-files.ts";
import type { PaperImaging } from "../drawing/paper-imaging.ts";
import type { PageFiles } from "../renders/render-files.ts";
import type { RenderStore } from "../renders/render-store.ts";
import type { WantedDownload } from "./download-queue.ts";
import type { DownloadRecords } from "./download-records.ts";
import { PageGone, pageStream, type ReadPage } from "./page-stream.ts";
import { pdfOfPages } from "./pdf-of-pages.ts";
import { zipOfPages } from "./zip-of-pages.ts";

export interface BindPorts {
  readonly renders: Pick<RenderStore, "get" | "composite">;
  readonly pages: Pick<PageFiles, "get">;
  readonly downloads: DownloadRecords;
  readonly files: LargeFiles;
  readonly paper: Pick<PaperImaging, "jpeg">;
  readonly clock: Clock;
}

export interface BindReport {
  /** `gone`: its pages have expired. */
  readonly outcome: "bound" | "not_wanted" | "gone";
  readonly pages: number;
  readonly bytes?: number;
}

/** A worker keeps so much of its time for saying how it ended. */
const partingMs = 15_000;

/**
 * Puts all pages of a finished render into one file, once for all renders that show the same. A second delivery of the
 * message finds it there; a file that is half written when its worker dies is never seen. That who asked has deleted the
 * render meanwhile keeps nobody else waiting: all that show the same are told that it was asked for.
 *
 * @param leftMs what is left of the worker's own time
 */
export async function bindPages(
  { download: kind, composite: shown, ...name }: WantedDownload,
  { leftMs }: { readonly leftMs: number },
  ports: BindPorts,
): Promise<BindReport> {
  const { renders, downloads, files, clock } = ports;
  const time = deadlineAt(new Date(clock().getTime() + leftMs - partingMs), clock);
  const composite =
    (await renders.get(name))?.composite ?? (shown && (await renders.composite(shown)));
  if (!composite || (await downloads.find(composite.key, kind)))
    return { outcome: "not_wanted", pages: 0 };
  async function* pages(whole: StoredComposite): AsyncGenerator<ReadPage> {
    for await (const page of pageStream(whole, ports.pages)) {
      stillInTime(time);
      yield page;
    }
  }
  const content =
    kind === "zip"
      ? zipOfPages(composite, pages(composite))
      : pdfOfPages(composite, pages(composite), ports.paper);
  const fileName = `${fileNameOf(composite.title, "Cards")}.${kind}`;
  const key = downloadKey(composite.key, kind);
  const as = { contentType: downloadTypes[kind], fileName };
  try {
    const bytes = await within(time, () => files.keep(key, content, as));
    const storedAt = clock().toISOString();
    await downloads.remember({ key: composite.key, kind, bytes, storedAt });
    return { outcome: "bound", pages: composite.pages.length, bytes };
  } catch (error) {
    if (error instanceof PageGone) return { outcome: "gone", pages: 0 };
    throw error;
  }
}
