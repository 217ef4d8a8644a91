import type { PosterKey, PosterPlan } from "#schemas/images/poster.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { UnusablePicture } from "../drawing/imaging.ts";
import type { SheetDrawer } from "../drawing/sheet-drawer.ts";
import type { Strip } from "../drawing/sheet-strips.ts";
import type { PageFiles } from "../renders/render-files.ts";
import type { RenderStore } from "../renders/render-store.ts";
import { grey, type PictureColours } from "./picture-colours.ts";
import { type PosterPictures, pictureOfPoster } from "./picture-of-poster.ts";
import type { PosterPlans } from "./poster-plans.ts";
import type { PosterPress } from "./poster-press.ts";

export interface DrawPosterPorts extends PosterPictures {
  readonly renders: Pick<RenderStore, "composite" | "rememberComposite">;
  readonly posterPlans: Pick<PosterPlans, "get">;
  readonly tools: { readonly sheetDrawer: SheetDrawer };
  readonly press: PosterPress;
  readonly pages: Pick<PageFiles, "keep">;
}

/** A poster takes a tenth of a second; what takes longer than this hangs. */
const longestMs = 30_000;
/** Left for saying how it ended. */
const partingMs = 10_000;

/**
 * Draws a poster and keeps it where pages of renders lie. A second delivery of the message draws nothing that is there.
 *
 * @param leftMs what is left of the worker's own time
 * @throws MessageError `permanent` when what is to be drawn is not there, or one of its pictures
 */
export async function drawPoster(
  key: PosterKey,
  { leftMs }: { readonly leftMs: number },
  ports: DrawPosterPorts,
): Promise<{ readonly outcome: "drawn" | "not_wanted"; readonly pagesDrawn: number }> {
  const { renders, posterPlans, pages, clock } = ports;
  if (await renders.composite(key)) return { outcome: "not_wanted", pagesDrawn: 0 };
  ports.tools.sheetDrawer.prepare();
  const plan = await posterPlans.get(key);
  if (!plan) throw new MessageError("permanent", `The plan of the poster ${key} is not there.`);
  const timeoutMs = Math.max(0, Math.min(longestMs, leftMs - partingMs));
  const draw = (isAnew: boolean) => drawnPoster(plan, { timeoutMs, isAnew }, ports);
  const bytes = await draw(false).catch((error: unknown) => {
    if (error instanceof UnusablePicture) return draw(true);
    throw error;
  });
  const { format, width, height } = plan;
  await pages.keep({ key, page: 1, format }, bytes);
  const page = { page: 1, width, height, bytes: bytes.byteLength };
  const storedAt = clock().toISOString();
  await renders.rememberComposite({ key, format, pages: [page], storedAt });
  return { outcome: "drawn", pagesDrawn: 1 };
}

/**
 * The browser writes while the pictures are decoded and laid.
 *
 * @param isAnew makes what is kept of the pictures again
 * @throws UnusablePicture, DrawTimeout, MessageError
 */
export async function drawnPoster(
  plan: PosterPlan,
  { timeoutMs, isAnew }: { readonly timeoutMs: number; readonly isAnew: boolean },
  ports: PosterPictures & Pick<DrawPosterPorts, "tools" | "press">,
): Promise<Uint8Array> {
  const { tools, press } = ports;
  const { ground, sheet } = plan;
  const pictures = await Promise.all(
    plan.pictures.map(async ({ picture, whose, ...placed }) => ({
      ...placed,
      picture,
      bytes: await pictureOfPoster({ picture, whose, as: placed.as, isAnew }, ports),
    })),
  );
  const lender = ground.kind === "glow" && pictures.find(({ picture }) => picture === ground.of);
  const colours = lender ? await press.colours(lender.bytes) : grey;
  let strips: readonly Strip[] = [];
  const [drawn, laid] = await Promise.all([
    tools.sheetDrawer.draw({
      html: withAccent(sheet.html, lender ? colours : undefined),
      ...{ width: sheet.box.width, height: sheet.box.height, timeoutMs },
      isTransparent: ground.kind === "glow",
      onFolded: (found) => {
        strips = found;
      },
    }),
    press.lay(plan, pictures, colours),
  ]);
  return press.print(laid, { bytes: drawn, strips }, plan);
}

/** What stands out on a sheet has the colour of the picture that lights the ground. */
function withAccent(html: string, colours: PictureColours | undefined): string {
  if (!colours) return html;
  const rule = `<style>:root { --accent: ${colours.accent}; }</style></head>`;
  return html.replace("</head>", () => rule);
}
