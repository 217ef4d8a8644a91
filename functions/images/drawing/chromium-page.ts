import type { CDPSession } from "puppeteer-core";
import { withoutBlanks } from "../composites/words/without-blanks.ts";
import { answerRequests, origin, type PageContent, shell } from "./chromium-answers.ts";
import { type Camera, cameraOf } from "./chromium-camera.ts";
import type { DeclaredFace } from "./font-faces.ts";
import { type Shown, showDocument } from "./page-script.ts";
import type { SheetDocument } from "./sheet-drawer.ts";
import { heightOf, type Strip, Strips } from "./sheet-strips.ts";

/** A page of a browser, in which one document is drawn after the other. */
export interface ChromiumPage {
  /** @throws when it cannot be drawn here; the page is not fit for another then */
  draw(document: SheetDocument): Promise<Uint8Array>;
  /** Gives memory back that nothing needs. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** What pages of a browser share. */
export interface PageSettings {
  /** Folder of the Chromium layer. */
  readonly layer: string;
  /** Which fonts a document can need. */
  readonly facesFor: (html: string) => readonly DeclaredFace[];
  /** Runs one after the other what no two pages of a browser may do at a time. */
  readonly oneByOne: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Opens a page on a session of its own and shows an empty document. */
export async function openPage(session: CDPSession, settings: PageSettings): Promise<ChromiumPage> {
  const content: PageContent = { layer: settings.layer, pictures: new Map() };
  const gone = goneOf(session);
  const inTime = <T>(work: Promise<T>) => Promise.race([work, gone]);
  const opening = async () => {
    const [{ frameTree }] = await Promise.all([
      session.send("Page.getFrameTree"),
      session.send("Emulation.setScriptExecutionDisabled", { value: true }),
      session.send("Inspector.enable"),
      answerRequests(session, content),
    ]);
    // Leading it to an address instead would wait for a load that, once in thirty times, never ends.
    const frameId = frameTree.frame.id;
    await session.send("Page.setDocumentContent", { frameId, html: shell });
  };
  await inTime(opening());
  const state: PageState = { content, toldFonts: new Set(), drawn: 0, isTransparent: false };
  const camera = await inTime(cameraOf(session, settings.oneByOne));
  return {
    draw: (wanted) => inTime(drawn({ session, settings, state, camera }, wanted)),
    tidy: () =>
      session
        .send("Memory.simulatePressureNotification", { level: "critical" })
        .catch(() => undefined),
    close: () => session.send("Page.close").catch(() => undefined),
  };
}

/** Rejects when the page crashes: the browser then answers nothing more of it. */
function goneOf(session: CDPSession): Promise<never> {
  const gone = new Promise<never>((_resolve, reject) =>
    session.once("Inspector.targetCrashed", () => reject(new Error("The page crashed."))),
  );
  // Nobody may be waiting at that moment.
  gone.catch(() => undefined);
  return gone;
}

interface PageState {
  readonly content: PageContent;
  /** Sources of those that the page has heard of. */
  readonly toldFonts: Set<string>;
  drawn: number;
  size?: { readonly width: number; readonly height: number };
  isTransparent: boolean;
}

interface Drawing {
  readonly session: CDPSession;
  readonly settings: PageSettings;
  readonly state: PageState;
  readonly camera: Camera;
}

async function drawn(
  { session, settings, state, camera }: Drawing,
  wanted: SheetDocument,
): Promise<Uint8Array> {
  state.drawn += 1;
  // The document before may have had another picture at the same address, which the browser keeps.
  const images = [...(wanted.pictures ?? [])].map(
    ([path, bytes]) => [path, `/${state.drawn}${path}`, bytes] as const,
  );
  state.content.pictures = new Map(images.map(([_path, address, bytes]) => [address, bytes]));
  const html = withoutBlanks(wanted.html);
  const faces = settings.facesFor(html);
  const untold = faces.filter(({ source }) => !state.toldFonts.has(source));
  // How tall what is folded will be is known when it is there.
  const isFolded = wanted.onFolded !== undefined;
  if (!isFolded) await showOn(session, state, wanted);
  const strips = await evaluated(session, {
    html,
    fonts: faces.map(({ source }) => source),
    newFonts: untold.map(({ family, source, descriptors }) => [family, source, descriptors]),
    images: Object.fromEntries(images.map(([path, address]) => [path, `${origin}${address}`])),
    isFolded,
  });
  if (isFolded) await showOn(session, state, { ...wanted, height: heightOf(strips, wanted) });
  for (const { source } of untold) state.toldFonts.add(source);
  const picture = await camera(wanted.format ?? "png");
  state.content.pictures = new Map();
  wanted.onFolded?.(strips);
  return picture;
}

/** Sets what the document is shown on, where that differs from the last one's. */
async function showOn(session: CDPSession, state: PageState, wanted: SheetDocument): Promise<void> {
  const { width, height, isTransparent = false } = wanted;
  if (state.size?.width !== width || state.size.height !== height) {
    const screen = { width, height, deviceScaleFactor: 1, mobile: false };
    await session.send("Emulation.setDeviceMetricsOverride", screen);
    state.size = { width, height };
  }
  if (state.isTransparent === isTransparent) return;
  const color = { r: 0, g: 0, b: 0, a: 0 };
  await session.send("Emulation.setDefaultBackgroundColorOverride", isTransparent ? { color } : {});
  state.isTransparent = isTransparent;
}

/** @returns what it was folded to */
async function evaluated(session: CDPSession, shown: Shown): Promise<readonly Strip[]> {
  const { exceptionDetails, result } = await session.send("Runtime.evaluate", {
    expression: `${showDocument}(${JSON.stringify(shown)})`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (!exceptionDetails) return Strips.parse(result.value);
  const { exception, text } = exceptionDetails;
  throw new Error(`The document cannot be shown: ${exception?.description ?? text}`);
}
