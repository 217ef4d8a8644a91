import type { DownloadKind } from "#schemas/images/download.ts";
import { downloadKey } from "#schemas/storage/image-files.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { downloadUnavailable, noSuchDownload, noSuchRender, notFinished } from "../errors.ts";
import type { DrawingAllowance } from "../renders/ask-render.ts";
import type { RenderName, RenderStore } from "../renders/render-store.ts";
import { honest, printUrl } from "../renders/render-view.ts";
import { askOnce } from "../showing/ask-once.ts";
import { patience, type Shown } from "../showing/patience.ts";
import type { PictureAsks } from "../showing/picture-asks.ts";
import type { DownloadQueue } from "./download-queue.ts";
import type { DownloadRecords } from "./download-records.ts";

export interface LeadPorts {
  readonly renders: Pick<RenderStore, "get">;
  readonly downloads: Pick<DownloadRecords, "find">;
  readonly downloadQueue: DownloadQueue;
  readonly asks: PictureAsks;
  readonly allowance: DrawingAllowance;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
  readonly clock: Clock;
}

/** Gigabytes take a minute or two, beside waiting for a worker. */
const patientMs = 10 * 60_000;

/**
 * Leads to all pages of a render in one file, under the hash of all that they show; one that is not there is made, once
 * however many ask.
 *
 * @throws DomainError `images.no_such_render`, `images.not_finished`, `images.no_such_download`, `images.picture_unavailable`, `request.too_many`
 */
export async function leadToDownload(
  { as: kind, ...name }: RenderName & { readonly as: DownloadKind },
  ports: LeadPorts,
): Promise<Shown> {
  const render = await ports.renders.get(name);
  if (!render) throw noSuchRender(name.renderId);
  const { composite, print, ...summary } = render;
  if (print && kind !== "pdf") throw noSuchDownload(render.id);
  if (print) return { kind: "there", url: printUrl(ports.imagesBaseUrl, print) };
  if (!composite) throw notFinished(honest(summary, ports.clock()));
  const { key, pages } = composite;
  if (await ports.downloads.find(key, kind))
    return { kind: "there", url: `${ports.imagesBaseUrl}/${downloadKey(key, kind)}` };
  const spend = () => ports.allowance.spend(name.userId, pages.length);
  const send = () => ports.downloadQueue.send({ ...name, download: kind, composite: key });
  const askedAt = await askOnce({ id: `${key}/${kind}`, spend, send }, ports);
  const heard = patience(askedAt, ports.clock(), { patientMs });
  if (heard.kind === "wanted") return heard;
  throw downloadUnavailable(heard.againMs);
}
